"""What a transcript shows: who spoke, what was asked, promised and done wrong."""
