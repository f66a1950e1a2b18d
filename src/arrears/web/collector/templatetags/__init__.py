"""Template filters of the collector's desk."""
