"""Scenes: who answers the telephone, what is owed, and what is hidden, as a trainer writes it."""
