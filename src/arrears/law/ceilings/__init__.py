"""What a loan may cost at most, how long a plan may run, and what is above it."""
