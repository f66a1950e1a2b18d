"""The frame reader: the same rules and counters, for many contacts in one query."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import and_
from zoneinfo import ZoneInfo, available_timezones

import narwhals.stable.v2 as nw
from narwhals.typing import FrameT

from .counter import RESULTS, Counter, Whom
from .rule import Rule


def breach(rule: Rule, *, on: date) -> nw.Expr:
    """
    Return the rule as a column: true breached, false not, null not known.

    Facts   each of `rule.facts` is read from the column of its name
    """
    if not rule.in_force(on):
        return nw.lit(value=False)
    return rule.answer(nw.col, on=on)  # type: ignore[no-any-return]


def counters(rules: Iterable[Rule]) -> tuple[Counter, ...]:
    """Return the distinct counters that these rules declare."""
    found = {c.name: c for rule in rules for c in rule.counters.values()}
    return tuple(found.values())


def counted(attempts: FrameT, *, wanted: Sequence[Counter], whom: Whom) -> FrameT:
    """
    Return one row per person or point with a column for each wanted counter.

    Reads   person, point, at (UTC, without zone), result, initiator, channel
            since_<n>d, day_end (UTC): the debtor's own days, from `day_bounds`
    Writes  one column per counter of `whom`, a count; who has no attempt has no row
    """
    mine = [counter for counter in wanted if counter.whom == whom]
    return attempts.group_by(whom).agg(
        *(_counts(counter).cast(nw.Int32).sum().alias(counter.name) for counter in mine)
    )


def day_bounds(on: date, *, wanted: Sequence[Counter]) -> dict[str, list[object]]:
    """
    Return, for every time zone there is, when its day `on` ends and windows began.

    Columns  zone; day_end; since_<n>d for each window length; UTC, without zone
    """
    zones = sorted(available_timezones())
    lengths = sorted({counter.days for counter in wanted})
    columns: dict[str, list[object]] = {"zone": list(zones)}
    columns["day_end"] = [_midnight(on + timedelta(days=1), zone) for zone in zones]
    for days in lengths:
        first = on - timedelta(days=days - 1)
        columns[f"since_{days}d"] = [_midnight(first, zone) for zone in zones]
    return columns


def _counts(counter: Counter) -> nw.Expr:
    return reduce(
        and_,
        [
            nw.col("at") >= nw.col(f"since_{counter.days}d"),
            nw.col("at") < nw.col("day_end"),
            nw.col("channel") == "phone",
            nw.col("initiator") == "collector",
            nw.col("result").is_in([str(result) for result in RESULTS[counter.what]]),
        ],
    )


def _midnight(day: date, zone: str) -> datetime:
    local = datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).replace(tzinfo=None)
