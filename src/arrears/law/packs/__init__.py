"""One folder per pack; in it a `.py` and a `.yaml` per rule."""
