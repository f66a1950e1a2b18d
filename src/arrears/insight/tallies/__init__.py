"""The day's tallies: what a frame comes to by day and group, one frame a file."""
