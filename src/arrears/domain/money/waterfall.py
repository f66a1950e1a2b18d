"""Which head a payment fills first: the one way all money is allocated."""

from collections.abc import Sequence

CIVIL_CODE_561 = ("costs", "penalty", "fee", "interest", "principal")


def fill(left: int, owed: list[int], *, order: Sequence[int], into: list[int]) -> int:
    """
    Take from `owed` what `left` pays, one head after the other; return what is left.

    Heads are places in the lists; what each got is added to `into`. Nothing is
    lost or made: what leaves `owed` is what comes to `into`. Minor units.
    """
    for head in order:
        part = owed[head]
        if part:
            if part >= left:
                owed[head] = part - left
                into[head] += left
                return 0
            owed[head] = 0
            into[head] += part
            left -= part
    return left
