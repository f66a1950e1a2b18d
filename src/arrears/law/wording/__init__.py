"""What may be said: a text judged by its words and the facts of the case."""
