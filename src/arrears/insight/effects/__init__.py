"""Honest effects: differences with intervals, the sample one needs, peeking."""
