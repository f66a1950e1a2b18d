"""The telephone: dialled by hand from a card that shows the number."""
