"""Promises with the money that came for them: the one place that judges them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import Q

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise, PromiseState
from arrears.domain.money.receipt import Judged, PaidBy, Receipt, Standing, matched

from .cases import local_day
from .models import Case, Payment, Trace
from .models import Promise as PromiseRow


class PromiseRead(NamedTuple):
    """What is read to judge a promise; of the debtor no more than the zone."""

    pk: int
    case_id: int
    amount_minor: int
    currency: str
    made_at: datetime
    due_on: date
    due_at: time | None
    source: str
    reminder_agreed: bool
    by: str
    superseded_at: datetime | None
    debtor: int
    zone: str


class Vain(NamedTuple):
    """A look for a claimed payment of a promise that ended without it."""

    promise: int
    ended_at: datetime | None
    zone: str


READ = (*PromiseRead._fields[:-2], "case__debtor", "case__debtor__zone")


def promise_of(row: PromiseRow | PromiseRead) -> Promise:
    """Return the promise as the domain knows it."""
    return Promise(
        amount=Amount(row.currency, row.amount_minor),
        made_at=row.made_at,
        due_on=row.due_on,
        due_at=row.due_at,
        source=row.source,
        reminder_agreed=row.reminder_agreed,
    )


def judged(
    cases: Iterable[int], *, on: date, known_at: datetime | None = None
) -> dict[int, Judged]:
    """
    Return where every promise of these cases stands on `on`, by its id.

    Money is matched case by case, no fen twice; what was taken back is no money. A
    promise made after `on` is not there. `known_at` asks how it looked then: by the
    money that was on record at that moment.
    """
    wanted = list(cases)
    rows: dict[int, list[PromiseRead]] = defaultdict(list)
    found = PromiseRow.objects.filter(case_id__in=wanted).order_by("made_at", "pk")
    for row in map(PromiseRead._make, found.values_list(*READ)):
        if known_at is None or row.made_at <= known_at:
            rows[row.case_id].append(_as_known(row, known_at))
    came = receipts(wanted, known_at=known_at)
    vain = _in_vain(wanted, known_at=known_at)
    told: dict[int, Judged] = {}
    for case, promises in rows.items():
        told.update(_judged(promises, came.get(case, ()), vain, on=on))
    return told


def promise_states(
    rows: Sequence[PromiseRow | PromiseRead], *, on: date
) -> dict[int, PromiseState]:
    """Return where each stands on `on`, by its id; one that is not made yet is open."""
    told = judged({row.case_id for row in rows}, on=on) if rows else {}
    return {
        row.pk: told[row.pk].state if row.pk in told else PromiseState.OPEN
        for row in rows
    }


def promise_state(row: PromiseRow, *, on: date) -> PromiseState:
    """Return where the promise stands on `on`, from the money that came for it."""
    return promise_states([row], on=on)[row.pk]


def newest_standing(cases: Sequence[int], *, on: date) -> dict[int, PromiseRow]:
    """Return of each case the newest promise that no other took the place of, by its id."""
    rows = PromiseRow.objects.filter(case_id__in=cases).order_by("-made_at")
    told = list(rows.select_related("case__debtor"))
    states = promise_states(told, on=on)
    found: dict[int, PromiseRow] = {}
    for row in told:
        if states[row.pk] is not PromiseState.REPLACED:
            found.setdefault(row.case_id, row)
    return found


def open_promise(found: Case, *, on: date) -> PromiseRow | None:
    """Return the case's promise that is still running on `on`, if there is one."""
    row = (
        found.promises.filter(superseded_at=None).select_related("case__debtor").first()
    )
    if row and promise_state(row, on=on).is_running:
        return row
    return None


def _as_known(row: PromiseRead, known_at: datetime | None) -> PromiseRead:
    """Return the promise without the one that took its place later than that."""
    if known_at and row.superseded_at and row.superseded_at > known_at:
        return row._replace(superseded_at=None)
    return row


def _judged(
    rows: Sequence[PromiseRead],
    came: Iterable[Receipt],
    vain: dict[int, date],
    *,
    on: date,
) -> dict[int, Judged]:
    standing = {row.pk: _standing(row, vain.get(row.pk)) for row in rows}
    of = {id(each): promise for promise, each in standing.items()}
    told = matched(standing.values(), came, on=on)
    return {of[id(each.standing)]: each for each in told.promises}


def _standing(row: PromiseRead, hollow_on: date | None) -> Standing:
    replaced = row.superseded_at
    return Standing(
        promise_of(row),
        made_on=local_day(row, row.made_at),
        debtor=str(row.debtor),
        collector=row.by,
        replaced_on=replaced and local_day(row, replaced),
        hollow_on=hollow_on,
    )


def receipts(
    cases: Sequence[int], *, known_at: datetime | None = None
) -> dict[int, list[Receipt]]:
    """Return the money that came in on each case and was not taken back."""
    came: dict[int, list[Receipt]] = defaultdict(list)
    rows = Payment.objects.filter(standing_payments(known_at), debt__case_id__in=cases)
    for pk, case, day, minor, currency, by in rows.values_list(
        "pk",
        "debt__case_id",
        "paid_on",
        "amount_minor",
        "debt__currency",
        "paid_by",
    ):
        paid_by: PaidBy = "third_party" if by == "third_party" else "debtor"
        receipt = Receipt(Amount(currency, minor), day, str(pk), paid_by)
        came[case].append(receipt)
    return came


def standing_payments(known_at: datetime | None) -> Q:
    """Return which payments stand: now, or by what was on record at `known_at`."""
    if known_at is None:
        return Q(reversal=None)
    not_yet = Q(reversal=None) | Q(reversal__booked_at__gt=known_at)
    return not_yet & Q(booked_at__lte=known_at)


def _in_vain(
    cases: Sequence[int], *, known_at: datetime | None = None
) -> dict[int, date]:
    """Return, by promise, the day on which a claimed payment for it was not found."""
    ended = Trace.objects.filter(
        Q(payment=None), case_id__in=cases, ended_at__isnull=False
    ).exclude(promise=None)
    if known_at:
        ended = ended.filter(ended_at__lte=known_at)
    told = ended.values_list("promise", "ended_at", "case__debtor__zone")
    rows = (Vain(*row) for row in told)
    return {row.promise: local_day(row, row.ended_at) for row in rows if row.ended_at}
