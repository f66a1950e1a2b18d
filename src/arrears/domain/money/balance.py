"""What one debt comes to: what the lender stated, and all that was booked since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arrears.domain.words import Words

from .amount import Amount
from .ledger import state_of
from .ledger.event import Event
from .ledger.heads import HEADS as PLACES
from .ledger.heads import PLACE
from .ledger.replay import Done, Scenario
from .ledger.taken import CREDIT
from .ledger.terms import Terms
from .owed import Owed

ADJUSTMENTS = {
    "reversal": Words("冲正", "Reversal"),
    "waiver": Words("减免", "Waiver"),
    "charge": Words("补计费用", "Charge"),
    "goodwill_credit": Words("优惠入账", "Goodwill credit"),
    "chargeback": Words("退回", "Returned payment"),
    "credit_note": Words("贷项通知单", "Credit note"),
}
AS_EVENT = {"credit_note": "goodwill_credit"}  # what the ledger knows it as
RAISING = frozenset({"charge", "chargeback", "credit_refund"})


@dataclass(frozen=True, slots=True)
class Allocated:
    """
    One booking: where it went, and what was owed after it.

    `parts` names every head, and "credit" for what was above the debt; they add up
    to `amount` and are never below zero. `raises` where it adds to the debt.
    """

    amount: Amount
    parts: Mapping[str, Amount]
    raises: bool
    left: Owed


def event(
    kind: str,
    *,
    on: date,
    booked_on: date,
    minor: int,
    ref: str,
    head: str = "",
    reverses: str | None = None,
) -> Event:
    """Return one thing that happened, as the ledger replays it."""
    return Event(
        AS_EVENT.get(kind, kind),
        on.toordinal(),
        booked_on.toordinal(),
        amount=minor,
        head=PLACE[head] if head else None,
        ref=ref,
        reverses=reverses,
    )


def balance(
    stated: Owed, *, due_on: date, events: Sequence[Event], on: date | None = None
) -> dict[str, Allocated]:
    """
    Return where each event went that stands on day `on`, by its ref, in their order.

    What was reversed is not there. The opening is one instalment with the lender's
    heads, due on `due_on`; the ledger does the rest (CALC-01, Civil Code art. 561).
    Without a day, everything told has happened.
    """
    currency = stated.total.currency
    schedule = [(due_on.toordinal(), _minors(stated), "regular")]
    latest = max([each.counts_on for each in events], default=due_on.toordinal())
    as_of = on.toordinal() if on else max(latest, due_on.toordinal())
    scenario = Scenario(currency, as_of, None, Terms(), schedule, events)
    return _told(stated, state_of(scenario).done)


def left(stated: Owed, told: Mapping[str, Allocated]) -> Owed:
    """
    Return what is owed after all of it.

    What was paid above the debt makes principal negative: a credit, not lost.
    """
    return list(told.values())[-1].left if told else stated


def _minors(stated: Owed) -> list[int]:
    return [stated.heads[head].minor for head in PLACES]


def _told(stated: Owed, done: Iterable[Done]) -> dict[str, Allocated]:
    told: dict[str, Allocated] = {}
    now = stated
    for each in done:
        raises = each.event.kind in RAISING
        parts = _parts(stated.total.currency, each.taken.parts)
        now = _after(now, parts, raises=raises)
        amount = sum(parts.values(), start=stated.total - stated.total)
        told[each.event.ref] = Allocated(amount, parts, raises, now)
    return told


def _parts(currency: str, minors: Sequence[int]) -> dict[str, Amount]:
    told = {head: Amount(currency, minors[place]) for head, place in PLACE.items()}
    return told | {"credit": Amount(currency, minors[CREDIT])}


def _after(before: Owed, parts: Mapping[str, Amount], *, raises: bool) -> Owed:
    """Return the heads after one booking; its credit stands at principal."""
    by = dict(parts)
    by["principal"] += by.pop("credit")
    heads = before.heads
    return Owed({h: heads[h] + by[h] if raises else heads[h] - by[h] for h in heads})
