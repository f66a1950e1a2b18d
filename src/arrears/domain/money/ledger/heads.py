"""The heads of a debt by their places in the ledger's lists."""

HEADS = ("principal", "interest", "fee", "penalty", "costs")
PLACE = {head: place for place, head in enumerate(HEADS)}
PRINCIPAL = PLACE["principal"]
PENALTY = PLACE["penalty"]
EVERY = range(len(HEADS))


def nothing() -> list[int]:
    """Return one zero a head."""
    return [0] * len(HEADS)
