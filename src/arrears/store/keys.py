"""API keys as they are kept: by their hash alone."""

import hashlib


def hashed(key: str) -> str:
    """Return what is kept of a key; keys are long and random, so one round will do."""
    return hashlib.sha256(key.encode()).hexdigest()
