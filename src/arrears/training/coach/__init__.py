"""The coach: what a talk did well, what it missed, what it must not do, and what to say instead."""
