"""What to try, when, in which words: cards as YAML, read and checked."""
