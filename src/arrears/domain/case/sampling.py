"""Drawing by lot so that anybody can draw the same again from the same seed."""

from collections.abc import Iterable
from hashlib import sha256
from heapq import nsmallest


def drawn(names: Iterable[str], *, seed: str, size: int) -> list[str]:
    """
    Return `size` of the names, in the order of the lot; fewer where there are fewer.

    The lot of a name is the SHA-256 of seed and name, so that it depends on nothing
    else: not on the order of the rows, not on the machine.
    """
    return nsmallest(size, names, key=lambda name: _lot(seed, name))


def _lot(seed: str, name: str) -> tuple[str, str]:
    return sha256(f"{seed}|{name}".encode()).hexdigest(), name
