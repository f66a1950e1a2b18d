"""One payment over several debts of one debtor: Civil Code art. 560."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Claim:
    """
    One debt that a payment may go to, as the law ranks it.

    owed_minor       what is open of it
    due_on           when it fell or falls due
    secured_minor    the worth of what secures it; 0: nothing does
    burden_per_year  what it costs the debtor a year, a part of the debt in
                     millionths; more is heavier
    """

    number: str
    owed_minor: int
    due_on: date
    secured_minor: int = 0
    burden_per_year: int = 0


def among(
    payment_minor: int, claims: Sequence[Claim], *, on: date, chosen: Sequence[str] = ()
) -> dict[str, int]:
    """
    Return what each debt gets of one payment, by number; the rest is "credit".

    The debtor's own choice first, in its order. Then what is due; of that the
    least secured; of that the heaviest; of that the oldest; and pro rata where
    all are alike, the odd minor units to those that lost most by rounding. The
    parts always add up to the payment.
    """
    left, parts = payment_minor, {}
    for alike in _ranked(claims, on=on, chosen=chosen):
        shares = _pro_rata(left, {one.number: one.owed_minor for one in alike})
        parts.update(shares)
        left -= sum(shares.values())
    return parts | {"credit": left}


def _ranked(
    claims: Sequence[Claim], *, on: date, chosen: Sequence[str]
) -> list[list[Claim]]:
    turn = {number: place for place, number in enumerate(chosen)}

    def rank(claim: Claim) -> tuple[int, bool, int, int, date]:
        return (
            turn.get(claim.number, len(turn)),
            claim.due_on > on,
            claim.secured_minor,
            -claim.burden_per_year,
            claim.due_on,
        )

    return [list(alike) for _, alike in groupby(sorted(claims, key=rank), key=rank)]


def _pro_rata(amount: int, owed: Mapping[str, int]) -> dict[str, int]:
    """Split by what is owed; the odd units go to the largest remainders."""
    whole = sum(owed.values())
    if amount >= whole:
        return dict(owed)
    shares = {number: amount * minor // whole for number, minor in owed.items()}
    odd = amount - sum(shares.values())
    by_rest = sorted(owed, key=lambda number: -(amount * owed[number] % whole))
    for number in by_rest[:odd]:
        shares[number] += 1
    return shares
