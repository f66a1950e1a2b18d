"""The way to a case: found by number, locked for writing; the days of its people."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from arrears.domain.words import Refusal, Words

from . import sql
from .models import Case, Person

DESK_ZONE = "Asia/Shanghai"


class Zoned(Protocol):
    """Who, or what is read of somebody, has a time zone; empty where it is unknown."""

    @property
    def zone(self) -> str:
        """Return the zone's name."""


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


class RecalledCase(ClosedCase):
    """The lender took the case back; nobody here contacts anybody about it."""

    words = Words(
        "案件 {number} 已于 {closed_on} 由委托方收回，不得再联系，也不能再操作。",
        "Case {number} went back to the lender on {closed_on}: no contact any more, and nothing more can be done on it.",
    )


def case(number: str) -> Case:
    """Return the case, its debtor and placement. Raises UnknownCase."""
    rows = Case.objects.select_related("debtor", "placement__lender")
    found = rows.filter(number=key(number)).first()
    if found is None:
        raise UnknownCase(number=number)
    return found


def cases_of(numbers: Iterable[str]) -> dict[str, Case]:
    """Return the cases of these numbers, by their keys. Raises UnknownCase for the first."""
    told = {key(number): number for number in numbers}
    rows = Case.objects.select_related("debtor", "placement__lender")
    found = {row.number: row for row in rows.filter(number__in=told)}
    for each, number in told.items():
        if each not in found:
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
    """Return the case. Raises ClosedCase, RecalledCase."""
    if found.closed_on:
        recalled = found.closed_as == "recalled"
        raise (RecalledCase if recalled else ClosedCase)(
            number=found.number, closed_on=found.closed_on
        )
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


def local_day(person: Zoned, now: datetime) -> date:
    """Return the person's own calendar day; the desk's where the zone is unknown."""
    return on_clock(person, now).date()


def on_clock(person: Zoned, at: datetime) -> datetime:
    """Return the instant as the person's clock shows it; the desk's without a zone."""
    return at.astimezone(ZoneInfo(person.zone or DESK_ZONE))


def instant(person: Person, *, on: date, clock: time) -> datetime:
    """Return the instant of a day and hour on the person's clock, or the desk's."""
    zone = ZoneInfo(person.zone or DESK_ZONE)
    return datetime.combine(on, clock.replace(tzinfo=None), tzinfo=zone)


def desk_clock(at: datetime) -> str:
    """Return the hour of `at` by the desk's own clock, as 15:30."""
    return f"{at.astimezone(ZoneInfo(DESK_ZONE)):%H:%M}"


def desk_day(now: datetime) -> date:
    """Return the desk's own calendar day, which plans are made for."""
    return now.astimezone(ZoneInfo(DESK_ZONE)).date()
