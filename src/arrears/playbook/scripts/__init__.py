"""What is said and written to a debtor: words by stage and tone, filled from facts only."""
