"""Money that came, matched to the promises of a case: no fen used twice (CALC-08)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from arrears.domain.words import Refusal, Words

from .amount import Amount
from .promise import TO_THE_FEN, Leeway, Promise, PromiseState

PaidBy = Literal["debtor", "third_party"]


class ReceiptWithoutMoney(Refusal):
    """A receipt is of zero or less."""

    words = Words(
        "收款 {ref} 的金额是 {amount}，须大于零。",
        "The receipt {ref} is of {amount}; it must be more than zero.",
    )


class ReceiptDiffers(Refusal):
    """One reference stands for two different receipts."""

    words = Words(
        "收款编号 {ref} 出现两次，内容不同，请核对。",
        "The reference {ref} names two different receipts. Please check them.",
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that was seen, the day it counts from, and whose it was."""

    amount: Amount
    on: date
    ref: str
    paid_by: PaidBy = "debtor"


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A promise as it stands among the others of its case.

    made_on      the debtor's own day on which it was made
    replaced_on  the day on which a later promise took its place
    hollow_on    the day on which a claimed payment for it was not found
    """

    promise: Promise
    made_on: date
    debtor: str = ""
    collector: str = ""
    replaced_on: date | None = None
    hollow_on: date | None = None

    def until(self, leeway: Leeway) -> date:
        """
        Return the last day whose money is this promise's.

        On the day a new promise took its place in time, money still goes here first:
        nobody knows the hour, and the new one must not be kept by older money.
        """
        if self.replaced_on is None:
            return date.max
        in_time = self.replaced_on <= self.promise.last_on(leeway)
        return self.replaced_on if in_time else self.replaced_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """So much of one receipt went to one promise."""

    receipt: Receipt
    amount: Amount


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise, the money that went to it, and where it stands."""

    standing: Standing
    state: PromiseState
    parts: tuple[Part, ...]

    @property
    def received(self) -> Amount:
        """Return what came for it, in time or late."""
        return _sum(self.parts, self.standing.promise)

    @property
    def by_third_party(self) -> Amount:
        """Return what somebody else paid of it (GLO-05)."""
        others = [p for p in self.parts if p.receipt.paid_by == "third_party"]
        return _sum(others, self.standing.promise)


@dataclass(frozen=True, slots=True)
class Matched:
    """Every promise with its money, and the money no promise was made for."""

    promises: tuple[Judged, ...]  # in the order they were made
    left: tuple[Part, ...]


@dataclass(slots=True)
class _Filling:
    standing: Standing
    parts: list[Part] = field(default_factory=list)


def matched(
    promises: Iterable[Standing],
    receipts: Iterable[Receipt],
    *,
    on: date,
    leeway: Leeway = TO_THE_FEN,
) -> Matched:
    """
    Match the money of a case to its promises, in the order they were made.

    What was promised or came after `on` is not there yet. A promise takes no more
    than it lacks, and nothing of another currency or from before it was made. The
    parts and what is left always add up to the receipts.
    Raises   ReceiptWithoutMoney, ReceiptDiffers
    """
    made = sorted(promises, key=lambda each: each.promise.made_at)
    filling = [_Filling(each) for each in made if each.made_on <= on]
    left = []
    for receipt in sorted(_once(receipts), key=lambda each: (each.on, each.ref)):
        if receipt.on <= on:
            rest = _poured(receipt, filling, leeway)
            left += [Part(receipt, rest)] if rest.is_positive else []
    return Matched(tuple(_judged(f, on, leeway) for f in filling), tuple(left))


def _once(receipts: Iterable[Receipt]) -> list[Receipt]:
    """Return each receipt once; those without a reference are all different."""
    seen: dict[str, Receipt] = {}
    kept = []
    for each in receipts:
        if not each.amount.is_positive:
            raise ReceiptWithoutMoney(ref=each.ref, amount=each.amount)
        if each.ref and seen.setdefault(each.ref, each) != each:
            raise ReceiptDiffers(ref=each.ref)
        if not each.ref or seen[each.ref] is each:
            kept.append(each)
    return kept


def _poured(receipt: Receipt, into: Sequence[_Filling], leeway: Leeway) -> Amount:
    """Fill the promises one after another, and return what is left over."""
    rest = receipt.amount
    for each in into:
        took = rest.up_to(_lacks(each, receipt, leeway))
        if took.is_positive:
            each.parts.append(Part(receipt, took))
            rest -= took
    return rest


def _lacks(filling: _Filling, receipt: Receipt, leeway: Leeway) -> Amount:
    """Return what the promise can take of that receipt."""
    standing, promise = filling.standing, filling.standing.promise
    nothing = replace(receipt.amount, minor=0)
    if promise.amount.currency != nothing.currency:
        return nothing
    if not standing.made_on <= receipt.on <= standing.until(leeway):
        return nothing
    came = _sum(filling.parts, promise)
    return nothing if promise.met_by(came, leeway) else promise.amount - came


def _judged(filling: _Filling, on: date, leeway: Leeway) -> Judged:
    standing, promise = filling.standing, filling.standing.promise
    last_on = promise.last_on(leeway)
    in_time = [part for part in filling.parts if part.receipt.on <= last_on]
    state = promise.state(
        _sum(in_time, promise),
        on=on,
        replaced_on=standing.replaced_on,
        in_all=_sum(filling.parts, promise),
        leeway=leeway,
        is_hollow=standing.hollow_on is not None and standing.hollow_on <= on,
    )
    return Judged(standing, state, tuple(filling.parts))


def _sum(parts: Sequence[Part], promise: Promise) -> Amount:
    minor = sum(part.amount.minor for part in parts)
    return replace(promise.amount, minor=minor)
