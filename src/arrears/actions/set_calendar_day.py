"""Settle whether the house works on a day, whatever the country's calendar says."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.administration import CalendarDaySet
from arrears.domain.words import Refusal, Words
from arrears.law.workdays import COUNTRIES
from arrears.store import journal
from arrears.store.models import HouseDay

WORKS, RESTS, AS_PUBLISHED = "works", "rests", "as_published"
NAME_LENGTH = 80


class CalendarRefused(Refusal):
    """The day cannot be settled like this."""


class CountryUnknown(CalendarRefused):
    """There is no calendar of that country."""

    words = Words("没有“{country}”的日历。", "There is no calendar of “{country}”.")


class DayNeedsName(CalendarRefused):
    """Nobody said why the house works or rests."""

    words = Words(
        "请写明这一天的名称或原因，例如：国务院通知调休。",
        "Write what the day is or why, such as: make-up workday by notice.",
    )


class ChoiceUnknown(CalendarRefused):
    """Neither working, nor resting, nor as published."""

    words = Words(
        "请选择：上班、休息或按公布日历。",
        "Choose: works, rests, or as published.",
    )


@transaction.atomic
def set_calendar_day(
    *, country: str, on: date, choice: str, name: str, by: str, now: datetime
) -> None:
    """Keep the house's word on a day, or take it back. Raises CalendarRefused."""
    if country not in COUNTRIES:
        raise CountryUnknown(country=country[:20])
    if choice not in {WORKS, RESTS, AS_PUBLISHED}:
        raise ChoiceUnknown
    if not name.strip():
        raise DayNeedsName
    rows = HouseDay.objects.select_for_update().filter(country=country, on=on)
    before = rows.first()
    was = AS_PUBLISHED if before is None else (WORKS if before.works else RESTS)
    if was == choice:
        return
    told = name.strip()[:NAME_LENGTH]
    rows.delete()
    if choice != AS_PUBLISHED:
        row = {"country": country, "on": on, "works": choice == WORKS, "name": told}
        HouseDay.objects.create(**row, by=by, at=now)
    fact = CalendarDaySet(f"{country} {on.isoformat()}", {"day": [was, choice]}, told)
    journal.write(fact, by=by, at=now)
