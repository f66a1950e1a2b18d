"""Messages that leave by a folder: whoever delivers them takes them from there."""
