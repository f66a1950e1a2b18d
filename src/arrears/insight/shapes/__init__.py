"""The figures that are more than one number: curves, matrices, streaks, mixes."""
