"""What a page or a script can ask: one question a file, plain rows out."""
