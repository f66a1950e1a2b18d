"""A payment the debtor says she made, looked for until it is found or not (OBJ-04)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from arrears.domain.words import Refusal, Words

from .amount import Amount
from .receipt import Receipt

DAYS_EITHER_WAY = 3  # banks book late, people remember wrongly


class TraceState(StrEnum):
    """How far the looking has come."""

    OPEN = "open"
    FOUND = "found"
    NOT_FOUND = "not_found"

    @property
    def words(self) -> Words:
        """Return the state's name as people read it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    TraceState.OPEN: Words("查找中", "being looked for"),
    TraceState.FOUND: Words("已查到", "found"),
    TraceState.NOT_FOUND: Words("未查到", "not found"),
}


class TraceRefused(Refusal):
    """The trace cannot be opened or ended so."""


class ClaimIncomplete(TraceRefused):
    """The claim does not say enough for anybody to look for it."""

    words = Words(
        "请问清楚：付到哪个账户、金额（大于零）、哪一天、用什么方式。",
        "Ask which account it went to, how much (more than zero), on which day, in what way.",
    )


class ClaimAhead(TraceRefused):
    """The payment is said to have been made on a day yet to come."""

    words = Words(
        "{on} 还没有到，尚未付的款请登记为还款承诺。",
        "{on} is yet to come. What is not paid yet is a promise.",
    )


class PaymentIsAnother(TraceRefused):
    """The payment named is none that the claim could mean."""

    words = Words(
        "收款 {ref}（{amount}，{on}）与所说的付款不符，请核对。",
        "The receipt {ref} ({amount}, {on}) is not what was claimed. Please check it.",
    )


class TraceIsOver(TraceRefused):
    """The payment was found already."""

    words = Words(
        "这笔付款已查到（{ref}），不用再查。",
        "This payment was found already ({ref}).",
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """A payment as the debtor tells of it; `evidence` notes what she showed (DAT-70)."""

    account: str
    amount: Amount
    on: date
    way: str  # how it was paid: bank transfer, wallet, at the counter
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """
    The looking for one claimed payment.

    It is no money: nothing counts before the payment itself is seen in the ledger,
    whatever voucher was shown.
    """

    claim: Claim
    opened_on: date
    found_ref: str = ""
    ended_on: date | None = None  # found, or looked for in vain

    def state(self, on: date) -> TraceState:
        """Say where the looking stands on that day."""
        if self.ended_on is None or on < self.ended_on:
            return TraceState.OPEN
        return TraceState.FOUND if self.found_ref else TraceState.NOT_FOUND

    def found(self, receipt: Receipt, *, on: date, tolerance_minor: int = 0) -> Self:
        """
        End the looking with the payment that was meant.

        One that was given up as not found may still be found.
        Raises   PaymentIsAnother, TraceIsOver
        """
        self._raise_if_found()
        if not could_be(receipt, self.claim, tolerance_minor=tolerance_minor):
            raise PaymentIsAnother(
                ref=receipt.ref, amount=receipt.amount, on=receipt.on
            )
        return replace(self, found_ref=receipt.ref, ended_on=on)

    def given_up(self, *, on: date) -> Self:
        """
        End the looking in vain: what was promised is then hollow, not paid.

        Raises   TraceIsOver
        """
        self._raise_if_found()
        return replace(self, ended_on=on)

    def _raise_if_found(self) -> None:
        if self.found_ref:
            raise TraceIsOver(ref=self.found_ref)


def opened(claim: Claim, *, on: date) -> Trace:
    """
    Begin to look for a claimed payment.

    Raises   ClaimIncomplete, ClaimAhead
    """
    if not (claim.amount.is_positive and claim.account.strip() and claim.way.strip()):
        raise ClaimIncomplete
    if claim.on > on:
        raise ClaimAhead(on=claim.on)
    return Trace(claim, on)


def could_be(receipt: Receipt, claim: Claim, *, tolerance_minor: int = 0) -> bool:
    """Say whether that payment could be the claimed one: sum and day, within limits."""
    return (
        bool(receipt.ref)
        and receipt.amount.currency == claim.amount.currency
        and abs(receipt.amount.minor - claim.amount.minor) <= tolerance_minor
        and abs((receipt.on - claim.on).days) <= DAYS_EITHER_WAY
    )


def candidates(
    claim: Claim,
    receipts: Iterable[Receipt],
    *,
    tolerance_minor: int = 0,
    taken: frozenset[str] = frozenset(),
) -> tuple[Receipt, ...]:
    """
    Return the payments that the claim could mean, the likeliest first.

    `taken` are references that another claim was found to mean: one payment proves
    one claim. Order: nearest day, then nearest sum, then reference.
    """
    possible = [
        each
        for each in receipts
        if each.ref not in taken
        and could_be(each, claim, tolerance_minor=tolerance_minor)
    ]
    return tuple(sorted(possible, key=lambda each: _distance(each, claim)))


def _distance(receipt: Receipt, claim: Claim) -> tuple[int, int, str]:
    days = abs((receipt.on - claim.on).days)
    return days, abs(receipt.amount.minor - claim.amount.minor), receipt.ref
