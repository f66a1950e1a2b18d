"""What a KPI came to: from the days' tallies, with all that must be said of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property, partial

from arrears.domain.tally import Family, Summed
from arrears.domain.words import Refusal, Words
from arrears.insight import notes
from arrears.insight.answer import (
    GROUPS,
    Answer,
    answer,
    ask,
    first_day,
    raise_unless_forward,
)
from arrears.insight.catalogue import kpi
from arrears.insight.house import House
from arrears.insight.kpi import Kpi
from arrears.insight.measures import MEASURES
from arrears.insight.periods import PERIODS, period
from arrears.store.cases import desk_day
from arrears.store.insight import kept
from arrears.store.models import Lender, TallyCorrection

from .case_history import staff_names
from .insight_known import known_sums

SATURDAY = 5
MONEY = "received_minor"
PEOPLE = {"collector", "team"}
RESTS_ON_MONEY = {Family.COHORTS, Family.MOVES}  # that came on other days


class UnknownGroup(Refusal):
    """Figures are not told by that."""

    words = Words(
        "不能按“{by}”分组，可用：{known}。",
        "Figures are not told by “{by}”. There is: {known}.",
    )


def insight(
    key: str,
    *,
    since: date,
    until: date,
    now: datetime,
    by: str = "",
    only: Mapping[str, str] | None = None,
    house: House | None = None,
) -> Answer:
    """
    Return what the KPI came to in these days, both ends among them.

    Raises UnknownKpi, UnknownGroup, UnknownFilter, UnknownTeam, PeriodBackwards.
    """
    (found,) = insights(
        [key], since=since, until=until, now=now, by=by, only=only, house=house
    )
    return found


def insights(
    keys: Sequence[str],
    *,
    since: date,
    until: date,
    now: datetime,
    by: str = "",
    only: Mapping[str, str] | None = None,
    house: House | None = None,
    known_on: date | None = None,
) -> tuple[Answer, ...]:
    """
    Return several KPIs, read from the tallies together. Raises as `insight`.

    With `known_on` they are made from the rows as booked by the end of that day.
    """
    found = [kpi(key) for key in keys]
    raise_unless_forward(since, until)
    if by and by not in GROUPS:
        raise UnknownGroup(by=by, known=", ".join(GROUPS))
    sums_of = partial(known_sums, known_on=known_on) if known_on else kept.sums
    sums = _grouped(
        sums_of(
            {measure for each in found for measure in each.figure.measures},
            since=min((first_day(each, since) for each in found), default=since),
            until=until,
            by="collector" if by == "team" else by,
            only=only,
        ),
        by,
    )
    asked, days = ask(since, until, house), Days(since, until)
    return tuple(
        answer(
            each,
            [one for one in sums if one.measure in each.figure.measures],
            ask=asked,
            by=by,
            said=[
                *_of_days(each, days, now=now, known_on=known_on),
                *_of_people(each, by=by, only=only or {}),
                *_of_teams({one.group for one in sums}, by=by, only=only or {}),
            ],
        )
        for each in found
    )


def said_of_days(
    keys: Sequence[str],
    *,
    since: date,
    until: date,
    now: datetime,
    only: Mapping[str, str] | None = None,
) -> tuple[Words, ...]:
    """Return what must be said of days and people beside these KPIs, each thing once."""
    days = Days(since, until)
    told = [
        words
        for found in map(kpi, keys)
        for words in (
            *_of_days(found, days, now=now),
            *_of_people(found, by="", only=only or {}),
        )
    ]
    return tuple(dict.fromkeys(told))


def group_names(by: str) -> Mapping[str, str]:
    """Return how the groups are called by people, where they have other names."""
    return staff_names() if by == "collector" else {}


def team_names() -> tuple[str, ...]:
    """Return the teams that somebody is in, by name."""
    return tuple(sorted({*kept.teams().values()}))


def lenders() -> tuple[tuple[str, str], ...]:
    """Return the lenders' keys and names, by name."""
    return tuple(Lender.objects.order_by("name").values_list("key", "name"))


def _grouped(sums: Iterable[Summed], by: str) -> list[Summed]:
    """Return the sums with the groups that are no column of a tally."""
    if by == "team":
        teams = kept.teams()
        return [replace(each, group=teams.get(each.group, "")) for each in sums]
    if by in PERIODS:
        return [replace(each, group=period(each.on, by)) for each in sums]
    return list(sums)


class Days:
    """What is said of these days beside every KPI, looked up once for all of them."""

    def __init__(self, since: date, until: date) -> None:
        self.since, self.until = since, until

    @cached_property
    def last_count(self) -> datetime | None:
        """Return when days were last counted."""
        return kept.last_count()

    @cached_property
    def waiting(self) -> int:
        """Return how many bank lines of these days wait for somebody."""
        return kept.waiting_lines(since=self.since, until=self.until)

    @cached_property
    def contacts(self) -> list[Summed]:
        """Return the calls, and those never told of, by day."""
        measures = ["untold", "contacts", "inbound"]
        return kept.sums(measures, since=self.since, until=self.until)

    @cached_property
    def corrected(self) -> list[TallyCorrection]:
        """Return every correction of a day from the first of these on, the last first."""
        return kept.corrections(self.since)


def _of_days(
    found: Kpi,
    days: Days,
    *,
    now: datetime,
    known_on: date | None = None,
) -> list[Words]:
    """Return what must be said of the days: not over, not counted, half told, corrected."""
    since, until = days.since, days.until
    today = desk_day(now)
    families = {MEASURES[m].family for m in found.figure.measures}
    told = [notes.NOT_OVER.filled(on=today)] if since <= today <= until else []
    told += _half_counted(days, today=today)
    told += _uncounted(since, min(until, today), last=days.last_count)
    if Family.CONTACTS in families:
        told += _half_told(days, min(until, today - timedelta(days=1)))
    if families & {Family.MONEY, Family.COHORTS}:
        waiting = days.waiting
        told += [notes.WAITING.filled(lines=waiting)] if waiting else []
    return told + _corrected(found, days, known_on=known_on)


def _of_people(found: Kpi, *, by: str, only: Mapping[str, str]) -> list[Words]:
    """Return that the KPI is put down to nobody, where people are asked for."""
    return notes.of_people(found) if PEOPLE & {by, *only} else []


def _of_teams(groups: set[str], *, by: str, only: Mapping[str, str]) -> list[Words]:
    """Return what must be said of teams: as they are today, and who is alone in one."""
    if by != "team" and "team" not in only:
        return []
    shown = {only["team"]} if "team" in only else groups
    sizes = Counter(kept.teams().values())
    alone = ", ".join(sorted(team for team in shown if sizes[team] == 1))
    told = [notes.TEAM_OF_ONE.filled(teams=alone)] if alone else []
    return [notes.TEAM_TODAY, *told]


def _half_counted(days: Days, *, today: date) -> list[Words]:
    """Return that the last day counted was not over then, where it is by now."""
    on = desk_day(days.last_count) if days.last_count else today
    return (
        [notes.HALF_COUNTED.filled(on=on)]
        if days.since <= on <= days.until and on < today
        else []
    )


def _uncounted(since: date, until: date, *, last: datetime | None) -> list[Words]:
    first = max(since, desk_day(last)) if last else since
    days = (until - first).days + (0 if last else 1)
    if days <= 0:
        return []
    first += timedelta(days=1 if last else 0)
    return [notes.NOT_COUNTED.filled(days=days, first=first)]


def _half_told(told_of: Days, until: date) -> list[Words]:
    """Return how many outcomes were never told, and which weekdays have no contact."""
    since, sums = told_of.since, [s for s in told_of.contacts if s.on <= until]
    untold = sum(each.amount for each in sums if each.measure == "untold")
    told = [notes.UNTOLD.filled(calls=untold)] if untold else []
    worked = {each.on for each in sums}
    length = (until - since).days + 1
    days = (since + timedelta(days=n) for n in range(length))
    silent = [day for day in days if day.weekday() < SATURDAY and day not in worked]
    if worked and silent:
        told.append(notes.SILENT.filled(first=silent[0], days=len(silent)))
    return told


def _of_measures(
    days: Days, measures: Iterable[str], *, until: date
) -> list[TallyCorrection]:
    wanted = set(measures)
    return [r for r in days.corrected if r.measure in wanted and r.on <= until]


def _corrected(found: Kpi, days_of: Days, *, known_on: date | None) -> list[Words]:
    """Return which past figures were corrected, by when that became known."""
    until = days_of.until
    rows = _of_measures(days_of, found.figure.measures, until=until)
    families = {MEASURES[m].family for m in found.figure.measures}
    if families & RESTS_ON_MONEY and MONEY not in found.figure.measures:
        last = date.max if Family.COHORTS in families else until
        rows += _of_measures(days_of, [MONEY], until=last)
    known = [row for row in rows if known_on is None or desk_day(row.at) <= known_on]
    together: dict[tuple[date, str, str], list[tuple[date, int, int]]] = {}
    for row in known:
        key = (desk_day(row.at), row.measure, row.currency)
        together.setdefault(key, []).append((row.on, row.was, row.now))
    return [
        notes.corrected(sorted(days), measure=measure, currency=currency, at=at)
        for (at, measure, currency), days in together.items()
    ]
