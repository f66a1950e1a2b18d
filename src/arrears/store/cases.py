"""The way to a case: found by number, locked for writing, its standing read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise, PromiseState
from arrears.domain.words import Refusal, Words

from . import sql
from .models import Case, Payment, Person
from .models import Promise as PromiseRow

DESK_ZONE = "Asia/Shanghai"


class UnknownCase(Refusal):
    """There is no case of that number."""

    words = Words(
        "没有编号为 {number} 的案件，请核对编号。",
        "There is no case {number}. Please check the number.",
    )


class ClosedCase(Refusal):
    """The case is closed; nothing more happens on it."""

    words = Words(
        "案件 {number} 已于 {closed_on} 关闭，不能再操作。",
        "Case {number} was closed on {closed_on}; nothing more can be done on it.",
    )


def case(number: str) -> Case:
    """Return the case, its debtor and placement. Raises UnknownCase."""
    rows = Case.objects.select_related("debtor", "placement__lender")
    found = rows.filter(number=key(number)).first()
    if found is None:
        raise UnknownCase(number=number)
    return found


def lock(number: str) -> Case:
    """
    Return the open case, holding its debtor until the transaction ends.

    Raises UnknownCase, ClosedCase.
    """
    hold(number)
    return still_open(case(number))


def hold(number: str, *, point: int = 0) -> None:
    """
    Hold the debtor of the case until the transaction ends.

    The debtor is what counters count and stops stand on, so the debtor's row is
    what two collectors queue at. Where a `point` is to be used, everybody at whom the
    same number or address is kept is held too, for a number is counted whoever it was
    kept for; always in one order, so that nobody waits in a ring.
    """
    sql.rows(sql.for_update(HELD), number=key(number), point=point)


def still_open(found: Case) -> Case:
    """Return the case. Raises ClosedCase."""
    if found.closed_on:
        raise ClosedCase(number=found.number, closed_on=found.closed_on)
    return found


# UNION, not OR: with OR, PostgreSQL reads every person of the book
HELD = """
    SELECT p.id FROM {person} p
    WHERE p.id IN (SELECT c.debtor_id FROM {case} c WHERE c.number = %(number)s
                   UNION
                   SELECT q.person_id FROM {point} q JOIN {point} s ON s.value = q.value
                   WHERE s.id = %(point)s)
    ORDER BY p.id
"""


def key(number: str) -> str:
    """Return the number as cases keep it."""
    return number.strip().upper()


def local_day(person: Person, now: datetime) -> date:
    """Return the person's own calendar day; the desk's where the zone is unknown."""
    return now.astimezone(ZoneInfo(person.zone or DESK_ZONE)).date()


def desk_day(now: datetime) -> date:
    """Return the desk's own calendar day, which plans are made for."""
    return now.astimezone(ZoneInfo(DESK_ZONE)).date()


def promise_of(row: PromiseRow) -> Promise:
    """Return the promise as the domain knows it."""
    return Promise(
        amount=Amount(row.currency, row.amount_minor),
        made_at=row.made_at,
        due_on=row.due_on,
        due_at=row.due_at,
        source=row.source,
        reminder_agreed=row.reminder_agreed,
    )


def promise_states(rows: Sequence[PromiseRow], *, on: date) -> dict[int, PromiseState]:
    """Return where each promise stands on `on`, by its id; one question for all."""
    came = Payment.objects.filter(debt__case_id__in={row.case_id for row in rows})
    paid: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for case_id, day, minor in came.values_list(
        "debt__case_id", "paid_on", "amount_minor"
    ):
        paid[case_id].append((day, minor))
    return {row.pk: _state(row, paid[row.case_id], on=on) for row in rows}


def promise_state(row: PromiseRow, *, on: date) -> PromiseState:
    """Return where the promise stands on `on`, from the money that came for it."""
    return promise_states([row], on=on)[row.pk]


def _state(
    row: PromiseRow, paid: Iterable[tuple[date, int]], *, on: date
) -> PromiseState:
    debtor = row.case.debtor
    made_on = local_day(debtor, row.made_at)
    minor = sum(minor for day, minor in paid if made_on <= day <= row.due_on)
    replaced_on = row.superseded_at and local_day(debtor, row.superseded_at)
    received = Amount(row.currency, minor)
    return promise_of(row).state(received, on=on, replaced_on=replaced_on)


def open_promise(found: Case, *, on: date) -> PromiseRow | None:
    """Return the case's promise that is still running on `on`, if there is one."""
    row = (
        found.promises.filter(superseded_at=None).select_related("case__debtor").first()
    )
    if row and promise_state(row, on=on).is_running:
        return row
    return None
