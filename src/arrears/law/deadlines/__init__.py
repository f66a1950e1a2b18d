"""How long one has to answer people, and how long records are kept; each with its source."""
