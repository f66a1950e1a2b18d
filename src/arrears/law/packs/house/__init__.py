"""House policy, stricter than law."""
