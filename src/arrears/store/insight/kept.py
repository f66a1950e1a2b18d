"""The tallies as they are kept: read by group, put in the place of others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db.models import Max, QuerySet, Sum

from arrears.domain.tally import Family, Summed
from arrears.domain.words import Refusal, Words
from arrears.store import scope, sql
from arrears.store.models import (
    BankLine,
    Staff,
    SummedTally,
    Tally,
    TallyCorrection,
    TallyDay,
)
from arrears.store.staging import Staging

from .days import stretches

COLUMNS: sql.Schema = {
    "family": pl.String,
    "on": pl.Date,
    "lender": pl.String,
    "placement": pl.String,
    "collector": pl.String,
    "bucket": pl.String,
    "currency": pl.String,
    "measure": pl.String,
    "amount": pl.Int64,
}
FILTERS = ("lender", "placement", "collector", "team", "bucket")
LEVELS = ("lender", "collector")
LOOKED_THROUGH = "all"  # no family: the count itself
KEPT_GROUPS = ("lender", "placement", "collector", "bucket")


class UnknownFilter(Refusal):
    """Figures are not kept by that."""

    words = Words(
        "不能按“{name}”筛选，可用：{known}。",
        "Figures cannot be filtered by “{name}”. There is: {known}.",
    )


class UnknownTeam(Refusal):
    """Nobody is in that team."""

    words = Words(
        "没有人在“{team}”班组，现有班组：{known}。",
        "Nobody is in a team “{team}”. There is: {known}.",
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """One family's day as it was counted."""

    mark: str
    counted_at: datetime


def counted(family: Family) -> dict[date, Counted]:
    """Return the days of a family that were counted, with their marks."""
    rows = TallyDay.objects.filter(family=family)
    told = rows.values_list("on", "mark", "counted_at")
    return {on: Counted(mark, at) for on, mark, at in told}


def last_count() -> datetime | None:
    """Return when days were last counted; None where they never were."""
    told: datetime | None = TallyDay.objects.aggregate(at=Max("counted_at"))["at"]
    return told


def note_count(on: date, *, at: datetime) -> None:
    """Note that the days up to `on` were looked through, whatever was found."""
    TallyDay.objects.update_or_create(
        family=LOOKED_THROUGH, on=on, defaults={"mark": "", "counted_at": at}
    )


def day_sums(
    family: Family, days: Iterable[date], measures: Iterable[str]
) -> dict[tuple[date, str, str], int]:
    """Return by day, measure and currency what these days read as they are kept."""
    wanted = list(measures)
    found: dict[tuple[date, str, str], int] = {}
    for stretch in stretches(days):
        rows = Tally.objects.filter(
            family=family,
            on__gte=stretch.first,
            on__lte=stretch.last,
            measure__in=wanted,
        ).values_list("on", "measure", "currency", "amount")
        for on, measure, currency, amount in rows.iterator(chunk_size=10_000):
            key = (on, measure, currency)
            found[key] = found.get(key, 0) + amount
    return found


def replace(
    family: Family, marks: Mapping[date, str], tallies: pl.DataFrame, *, at: datetime
) -> None:
    """Put the tallies in the place of those of these days, and note the marks."""
    for stretch in stretches(marks):
        days = {"on__gte": stretch.first, "on__lte": stretch.last}
        Tally.objects.filter(family=family, **days).delete()
        SummedTally.objects.filter(family=family, **days).delete()
        TallyDay.objects.filter(family=family, **days).delete()
    with Staging("counted_tallies", COLUMNS) as staged:
        staged.fill(tallies.with_columns(family=pl.lit(str(family))).select(*COLUMNS))
        sql.run(TAKE_IN)
        sql.run(TAKE_IN_SUMMED)
    TallyDay.objects.bulk_create(
        TallyDay(family=family, on=on, mark=mark, counted_at=at)
        for on, mark in marks.items()
    )


def correct(
    was: Mapping[tuple[date, str, str], int],
    now: Mapping[tuple[date, str, str], int],
    *,
    at: datetime,
) -> int:
    """Note what reads otherwise than before, and return how many figures that is."""
    rows = [
        TallyCorrection(
            on=key[0], measure=key[1], currency=key[2], was=old, now=new, at=at
        )
        for key in sorted({*was, *now})
        if (old := was.get(key, 0)) != (new := now.get(key, 0))
    ]
    TallyCorrection.objects.bulk_create(rows)
    return len(rows)


def sums(
    measures: Iterable[str],
    *,
    since: date,
    until: date,
    by: str = "",
    only: Mapping[str, str] | None = None,
) -> list[Summed]:
    """
    Return the measures of these days by group, as the tallies have them.

    `by` is a column of theirs or empty; `only` keeps one value of some columns.
    Raises UnknownFilter, UnknownTeam.
    """
    wanted = dict(only or {})
    for name in wanted.keys() - set(FILTERS):
        raise UnknownFilter(name=name, known=", ".join(FILTERS))
    filters = _columns(wanted)
    days = {"measure__in": list(measures), "on__gte": since, "on__lte": until}
    level = _level({by, *(column.removesuffix("__in") for column in filters)})
    group, rows = (
        by if by in KEPT_GROUPS else "",
        Tally.objects.filter(**days, **filters),
    )
    if level:
        told = {c.replace(level, "name", 1): value for c, value in filters.items()}
        summed = SummedTally.objects.filter(**days, **told, level=level)
        return _told(summed, group and "name")
    return _told(rows, group)


def _columns(wanted: Mapping[str, str]) -> dict[str, str | list[str]]:
    """Return the filters by the tallies' columns: a team is those who are in it."""
    told: dict[str, str | list[str]] = {**wanted}
    if "team" in told:
        told["collector__in"] = members(wanted["team"])
        del told["team"]
    return told


def _level(keys: set[str]) -> str:
    """Return the level of sums that tells these groups and filters; none may."""
    if scope.lenders() and not keys <= {"", LEVELS[0], "day", "week", "month"}:
        return ""  # a collector's sums are of every lender
    for level in LEVELS:
        if keys <= {"", level, "day", "week", "month"}:
            return level
    return ""


def _told(rows: QuerySet[Tally] | QuerySet[SummedTally], group: str) -> list[Summed]:
    keys = (*([group] if group else []), "currency", "measure", "on")
    told = rows.order_by().values_list(*keys).annotate(n=Sum("amount"))
    return [Summed(*row) if group else Summed("", *row) for row in told]


def corrections(since: date) -> list[TallyCorrection]:
    """Return what was corrected of these days and later ones; of all lenders together."""
    if scope.lenders():
        return []
    return list(TallyCorrection.objects.filter(on__gte=since).order_by("-at", "-on"))


def teams() -> dict[str, str]:
    """Return the team of each collector who has one."""
    rows = Staff.objects.exclude(team="").values_list("user__username", "team")
    return dict(rows)


def members(team: str) -> list[str]:
    """Return who is in a team today. Raises UnknownTeam."""
    known = teams()
    found = sorted(who for who, of in known.items() if of == team)
    if not found:
        raise UnknownTeam(team=team, known=", ".join(sorted({*known.values()})) or "–")
    return found


def waiting_lines(*, since: date, until: date) -> int:
    """Return how many bank lines of these days still wait for somebody."""
    return BankLine.objects.filter(
        paid_on__gte=since,
        paid_on__lte=until,
        settled_at=None,
        undone_at=None,
        payment=None,
    ).count()


TAKE_IN = """
    INSERT INTO {tally} (family, "on", lender, placement, collector, bucket, currency,
                         measure, amount)
    SELECT family, "on", lender, placement, collector, bucket, currency, measure, amount
    FROM counted_tallies
"""
TAKE_IN_SUMMED = """
    INSERT INTO {summedtally} (family, "on", level, name, currency, measure, amount)
    SELECT family, "on", 'lender', lender, currency, measure, CAST(sum(amount) AS bigint)
    FROM counted_tallies GROUP BY family, "on", lender, currency, measure
    UNION ALL
    SELECT family, "on", 'collector', collector, currency, measure,
           CAST(sum(amount) AS bigint)
    FROM counted_tallies GROUP BY family, "on", collector, currency, measure
"""
