"""Facts in the past tense, and the chain that proves none was changed."""
