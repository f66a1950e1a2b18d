"""Contact: persons, points, channels, attempts and their outcomes."""
