"""践诺 (Arrears): an open collections desk."""

__version__ = "0.1.0"
