"""Real calls to learn from: read, masked, and reviewed turn by turn."""
