"""United Kingdom: FCA Handbook CONC 7, and Breathing Space for England and Wales."""
