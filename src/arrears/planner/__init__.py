"""The day's plan: a book of cases in, a worklist out, one row each."""
