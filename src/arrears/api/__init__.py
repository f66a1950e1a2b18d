"""The lender's systems' way in: the same actions and questions as JSON."""
