"""Scripted talks: what a skilful, a pushy or a rule-breaking collector would say, as data."""
