"""Count the days anew whose rows have changed: the tallies that figures are read from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl
from django.db import transaction

from arrears.domain.audit.figures import DaysCounted
from arrears.domain.tally import Family
from arrears.insight.engines import polars as engine
from arrears.insight.measures import AGES, MEASURES, PLAN_AGES
from arrears.store import journal, sql, trouble
from arrears.store.cases import desk_day
from arrears.store.insight import kept
from arrears.store.insight.cases import cases
from arrears.store.insight.frames import frames_of
from arrears.store.insight.marks import marks
from arrears.store.insight.money import TALK_DAYS

__all__ = ["CountedDays", "count_days"]

AGEING = {  # until how many days later a day's figures go on moving by themselves
    Family.COHORTS: max(AGES) + 1,
    Family.AGREEMENTS: max(PLAN_AGES) + 1,
}
# What a past day must not change without saying so; the rest moves by itself.
SAID = {
    Family.MONEY: ("received_minor",),
    Family.CONTACTS: tuple(
        key
        for key, each in MEASURES.items()
        if each.family is Family.CONTACTS and key != "untold"
    ),
    Family.PLANNED: ("attempted",),
    Family.PROMISES: ("promises_kept", "kept_minor"),
    Family.TIMED: ("collector_seconds", "spoken_seconds"),
}
Counter = Callable[[Mapping[str, pl.DataFrame], date, Family], pl.DataFrame]
AT_ONCE = 31  # days tallied together


@dataclass(frozen=True, slots=True)
class CountedDays:
    """How many days were counted anew, and how many past figures that corrected."""

    days: int
    corrected: int


def counted_here(
    native: Mapping[str, pl.DataFrame], on: date, family: Family
) -> pl.DataFrame:
    """Return the tallies of a family by the default engine."""
    return engine.tallied(engine.frames(**native), on=on, families=[family])


@transaction.atomic
def count_days(
    *, by: str, now: datetime, counted: Counter = counted_here
) -> CountedDays:
    """
    Count every day whose rows have changed since it was counted.

    What a day that was over then reads otherwise now is noted as a correction. The
    tallies are what counting the whole book anew would give. `counted` is the engine
    that works them out; all give the same.
    """
    with trouble.named():
        sql.queue_at("tallyday")
        on, book, last = desk_day(now), cases(), kept.last_count()
        dirty = _dirty(on)
        corrected = sum(
            _counted(family, days, book=book, last=last, now=now, counted=counted)
            for family, days in dirty.items()
        )
        kept.note_count(on, at=now)
    days = len({day for found in dirty.values() for day in found})
    if days:
        fact = DaysCounted(on.isoformat(), days=days, corrected=corrected)
        journal.write(fact, by=by, at=now)
    return CountedDays(days, corrected)


def _dirty(on: date) -> dict[Family, dict[date, str]]:
    """Return, by family, the days to be counted, with the marks they have now."""
    found: dict[Family, dict[date, str]] = {}
    contacts: Iterable[date] = ()
    for family in Family:
        has, was = marks(family, on=on), kept.counted(family)
        days = {day for day, mark in has.items() if _moved(family, day, mark, was, on)}
        days |= {day for day in was.keys() - has.keys() if was[day].mark}
        days |= has.keys() & _touched(family, contacts)
        if family is Family.CONTACTS:
            contacts = days
        found[family] = {day: has.get(day, "") for day in days}
    return found


def _moved(
    family: Family, day: date, mark: str, was: Mapping[date, kept.Counted], on: date
) -> bool:
    """Say whether the day's rows changed, or its figures move by themselves."""
    before = was.get(day)
    if before is None or before.mark != mark:
        return True
    counted_on = desk_day(before.counted_at)
    settles_on = day + timedelta(days=AGEING.get(family, 0))
    return counted_on < on and counted_on <= settles_on


def _touched(family: Family, contacts: Iterable[date]) -> set[date]:
    """Return the days whose figures rest on these days' contacts as well."""
    if family is Family.MONEY:
        ahead = [timedelta(days=n) for n in range(TALK_DAYS + 1)]
        return {day + days for day in contacts for days in ahead}
    if family is Family.PLANNED:
        return set(contacts)
    if family is Family.PROMISES:
        near = [timedelta(days=n) for n in (-1, 0, 1)]
        return {day + days for day in contacts for days in near}
    return set()


def _counted(
    family: Family,
    days: Mapping[date, str],
    *,
    book: pl.DataFrame,
    last: datetime | None,
    now: datetime,
    counted: Counter,
) -> int:
    """Count the days of one family; return how many past figures changed."""
    on, said, corrected = desk_day(now), SAID.get(family, ()), 0
    in_order = sorted(days)
    for at in range(0, len(in_order), AT_ONCE):
        part = in_order[at : at + AT_ONCE]
        past = [day for day in part if last and day < desk_day(last)]
        was = kept.day_sums(family, past, said)
        native = frames_of(family, part, on=on, book=book)
        made = counted(native, on, family)
        kept.replace(family, {day: days[day] for day in part}, made, at=now)
        corrected += kept.correct(was, kept.day_sums(family, past, said), at=now)
    return corrected
