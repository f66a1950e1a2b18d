"""The frame reader: the same rules and counters, for many contacts in one query."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import and_
from typing import Any

import narwhals.stable.v2 as nw

from .counter import CHANNELS, RESULTS, Counter, Whom
from .rule import Rule
from .zones import day_start, known_zones

OF: dict[Whom, tuple[str, ...]] = {
    "person": ("person",),
    "point": ("point",),
    "debt": ("person", "debt"),
}


class CounterMeansTwoThings(ValueError):
    """Two rules declare one counter's name with different meanings."""


def breach(rule: Rule, *, on: date) -> nw.Expr:
    """
    Return the rule as a column: true breached, false not, null not known.

    Facts   each of `rule.facts` is read from the column of its name
    """
    if not rule.in_force(on):
        return nw.lit(value=False)
    answer: nw.Expr = rule.answer(nw.col, on=on)
    return answer


def counters(rules: Iterable[Rule]) -> tuple[Counter, ...]:
    """
    Return the distinct counters that these rules declare.

    Raises CounterMeansTwoThings when two of one name differ: a column has one name.
    """
    found: dict[str, Counter] = {}
    for rule in rules:
        for name, counter in rule.counters.items():
            if found.setdefault(name, counter) != counter:
                raise CounterMeansTwoThings(f"{name}, in {rule.key} and before it")
    return tuple(found.values())


def counted(
    attempts: nw.LazyFrame[Any], *, wanted: Sequence[Counter], whom: Whom
) -> nw.LazyFrame[Any]:
    """
    Return one row per person, point or debt and zone, with a column for each counter.

    Reads   person, point, zone, at (UTC, without zone), result, initiator, channel
            since_<n>d, day_end (UTC): the debtor's own days, from `day_bounds`
            debt, by, excused   only where a counter asks for them; an attempt about
                                two debts is two rows
    Writes  one column per counter of `whom`, a count; who has no attempt has no row
    null    where an attempt's own facts leave open whether it counts
    """
    mine = [counter for counter in wanted if counter.whom == whom]
    sums = [nw.col(counter.name).sum() for counter in mine]
    told = [nw.col(c.name).count().alias(f"told_{c.name}") for c in mine]
    counts = [_counts(c).cast(nw.Int32).alias(c.name) for c in mine]
    rows = (
        attempts.with_columns(*counts)
        .group_by(*OF[whom], "zone")
        .agg(*sums, *told, nw.len().alias("attempts"))
    )
    return rows.select(*OF[whom], "zone", *(_sure(counter) for counter in mine))


def day_bounds(
    on: date, *, wanted: Sequence[Counter], at: datetime | None = None
) -> dict[str, list[Any]]:
    """
    Return, for every time zone there is, when its day `on` ends and windows began.

    A rolling window ends at `at` (UTC); where no moment is told, it is taken to have
    begun before the day did, so that it counts too much and never too little.

    Columns  zone; day_end; since_<n>d and since_<n>m for each window; UTC, without zone
    """
    zones = sorted(known_zones())
    columns: dict[str, list[Any]] = {"zone": zones}
    columns["day_end"] = [_bare_start(on + timedelta(days=1), zone) for zone in zones]
    for counter in {counter.window: counter for counter in wanted}.values():
        columns[counter.window] = [_since(counter, on, zone, at) for zone in zones]
    return columns


def _since(counter: Counter, on: date, zone: str, at: datetime | None) -> datetime:
    if counter.days:
        return _bare_start(on - timedelta(days=counter.days - 1), zone)
    end = _bare_start(on, zone) if at is None else at
    return end - timedelta(minutes=counter.minutes)


def _counts(counter: Counter) -> nw.Expr:
    tests = [
        nw.col("at") >= nw.col(counter.window),
        nw.col("at") < nw.col("day_end"),
        nw.col("channel").is_in(list(CHANNELS[counter.what])),
        nw.col("result").is_in([str(result) for result in RESULTS[counter.what]]),
    ]
    if counter.begun_by == "us":
        tests.append(nw.col("initiator") == "collector")
    if counter.by == "agency":
        tests.append(nw.col("by") == "agency")
    if counter.but_excused:
        tests.append(~nw.col("excused"))
    return reduce(and_, tests)


def _sure(counter: Counter) -> nw.Expr:
    all_told = nw.col(f"told_{counter.name}") == nw.col("attempts")
    count = nw.col(counter.name).cast(nw.Int32)
    return nw.when(all_told).then(count).alias(counter.name)


def _bare_start(day: date, zone: str) -> datetime:
    return day_start(day, zone=zone).replace(tzinfo=None)
