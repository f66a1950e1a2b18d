"""What insight reads of the database, frame by frame, and the tallies it keeps there."""
