"""Insight: is it working, for whom, at what price. Frames in, figures out."""
