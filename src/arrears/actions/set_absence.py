"""Say that somebody is away and who stands in; today's calls go to who is here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.floor import AbsenceSet
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.assigning import is_away
from arrears.store.cases import desk_day
from arrears.store.models import Staff

from .leave_seat import Moved, bring_back, move_off

GROUND_LENGTH = 400
NOTHING = Moved({}, {})


class AbsenceRefused(Refusal):
    """The absence cannot be written down like this."""


class DaysUnfit(AbsenceRefused):
    """The days are missing or in the wrong order."""

    words = Words(
        "请填写起止日期，最后一天不早于第一天，也不早于今天。",
        "Give both days; the last is not before the first, nor over already.",
    )


class NobodyCalled(AbsenceRefused):
    """There is no such collector."""

    words = Words("没有催收员“{seat}”。", "There is no collector “{seat}”.")


class StandInUnfit(AbsenceRefused):
    """The stand-in is the same person, unknown, or away too."""

    words = Words(
        "代班人须是另一位在岗的催收员。",
        "The stand-in is another collector who is here.",
    )


@dataclass(frozen=True, slots=True)
class Absence:
    """From the first day away to the last, and who stands in; nobody is allowed."""

    from_on: date | None
    until_on: date | None
    stand_in: str = ""


@transaction.atomic
def set_absence(
    *, seat: str, absence: Absence, ground: str, by: str, now: datetime
) -> Moved:
    """
    Write the absence down and journal it; return where her calls of today went.

    While it lasts plans give her cases to the stand-in, without one to her team.
    Raises AbsenceRefused.
    """
    row, on = _collector(seat), desk_day(now)
    first, last = absence.from_on, absence.until_on
    if first is None or last is None or last < first or last < on:
        raise DaysUnfit
    _raise_unless_here(absence.stand_in, seat, on=max(on, first))
    _write(row, absence, ground, by=by, now=now)
    if is_away(row, on):
        return move_off(seat, to=absence.stand_in, by=by, now=now)
    return NOTHING


@transaction.atomic
def end_absence(*, seat: str, ground: str, by: str, now: datetime) -> Moved:
    """
    Write down that she is back; return which of today's calls are hers again.

    Raises NobodyCalled.
    """
    _write(_collector(seat), Absence(None, None), ground, by=by, now=now)
    return bring_back(seat, by=by, now=now)


def _collector(seat: str) -> Staff:
    rows = Staff.objects.select_for_update(of=("self",)).select_related("user")
    row = rows.filter(user__username=seat, role="collector").first()
    if row is None:
        raise NobodyCalled(seat=seat)
    return row


def _raise_unless_here(stand_in: str, seat: str, *, on: date) -> None:
    if not stand_in:
        return
    callers = Staff.objects.filter(role="collector", user__is_active=True)
    row = callers.filter(user__username=stand_in).first()
    if row is None or stand_in == seat or is_away(row, on):
        raise StandInUnfit


def _write(
    row: Staff, absence: Absence, ground: str, *, by: str, now: datetime
) -> None:
    row.absent_from, row.absent_until = absence.from_on, absence.until_on
    row.stand_in = absence.stand_in
    row.save(update_fields=["absent_from", "absent_until", "stand_in"])
    fact = AbsenceSet(
        row.user.get_username(),
        absent_from=absence.from_on.isoformat() if absence.from_on else "",
        absent_until=absence.until_on.isoformat() if absence.until_on else "",
        stand_in=absence.stand_in,
        ground=ground.strip()[:GROUND_LENGTH],
    )
    journal.write(fact, by=by, at=now)
