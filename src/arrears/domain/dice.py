"""Dice that fall the same way every time, on every machine and every Python."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

# SplitMix64, a small mixer whose every bit depends on every bit of its state.
WORD = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15
MIX_ONE = 0xBF58476D1CE4E5B9
MIX_TWO = 0x94D049BB133111EB


class Dice:
    """
    One stream of draws, named by `about`: the same words give the same stream.

    Python's own `random` may change what it draws from one release to the next;
    this does not, and two streams never disturb each other.
    """

    def __init__(self, *about: object) -> None:
        name = "/".join(str(word) for word in about).encode()
        self._state = int.from_bytes(blake2b(name, digest_size=8).digest(), "big")

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to `limit`, `limit` excluded."""
        return self._word() % limit

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def in_thousand(self, chance: int) -> bool:
        """Say yes in `chance` of a thousand throws."""
        return self.below(1000) < chance

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of the choices, each as likely as the others."""
        return choices[self.below(len(choices))]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """Return one of the keys, as often as its weight says."""
        left = self.below(sum(weights.values()))
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        raise AssertionError(weights)

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return the things in another order."""
        return sorted(things, key=lambda _: self._word())

    def _word(self) -> int:
        self._state = mixed = (self._state + STEP) & WORD
        mixed = ((mixed ^ (mixed >> 30)) * MIX_ONE) & WORD
        mixed = ((mixed ^ (mixed >> 27)) * MIX_TWO) & WORD
        return mixed ^ (mixed >> 31)
