"""Practise on invented portfolios: books of debts that nobody owes."""
