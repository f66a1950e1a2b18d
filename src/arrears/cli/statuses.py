"""How a command ends: the exit statuses, the same for all of them."""

FINE = 0
WRONG_USAGE = 2
REFUSED = 3  # or: not allowed, does not hold; nothing was written
ROWS_AT_FAULT = 4  # done, and rows were set aside for their faults
