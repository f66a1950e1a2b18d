"""Days as the desk's calendar has them, and the stretches of instants they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from arrears.store import sql
from arrears.store.cases import DESK_ZONE

DAY = timedelta(days=1)
EVER = datetime(9999, 1, 1, tzinfo=UTC)  # all there is was known by then


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row, both ends among them."""

    first: date
    last: date

    @property
    def since(self) -> sql.Value:
        """Return the first instant, as the database compares it."""
        return sql.stored(midnight(self.first))

    @property
    def until(self) -> sql.Value:
        """Return the first instant after it."""
        return sql.stored(midnight(self.last + DAY))


def midnight(on: date) -> datetime:
    """Return when the day begins at the desk."""
    return datetime.combine(on, time(), tzinfo=ZoneInfo(DESK_ZONE))


def stretches(days: Iterable[date]) -> Iterator[Stretch]:
    """Return the days as few stretches, none of them in between."""
    first = last = None
    for day in sorted(set(days)):
        if first is None or last is None:
            first = last = day
        elif day - last == DAY:
            last = day
        else:
            yield Stretch(first, last)
            first = last = day
    if first is not None and last is not None:
        yield Stretch(first, last)


def span_of(days: pl.Series) -> Stretch | None:
    """Return from the first to the last of these days; None where there is none."""
    first, last = days.min(), days.max()
    if isinstance(first, date) and isinstance(last, date):
        return Stretch(first, last)
    return None


def utc(at: datetime) -> datetime:
    """Return the instant as columns have it: UTC, without zone."""
    return at.astimezone(UTC).replace(tzinfo=None)


def desk_day(column: str) -> pl.Expr:
    """Return the desk's day of a column of instants (UTC, without zone)."""
    return local(column).dt.date()


def local(column: str, zone: str = DESK_ZONE) -> pl.Expr:
    """Return a column of instants (UTC, without zone) as clocks of `zone` show them."""
    return pl.col(column).dt.replace_time_zone("UTC").dt.convert_time_zone(zone)


def gathered(text: str, schema: sql.Schema, days: Iterable[date]) -> pl.DataFrame:
    """Return what the text answers for these days: `since`, `until`, `first`, `last`."""
    parts = [
        sql.frame(text, schema, **_named(text, stretch)) for stretch in stretches(days)
    ]
    return pl.concat([pl.DataFrame(schema=dict(schema)), *parts])


def _named(text: str, stretch: Stretch) -> dict[str, sql.Value]:
    told: dict[str, sql.Value] = {
        "since": stretch.since,
        "until": stretch.until,
        "first": stretch.first.isoformat(),
        "last": stretch.last.isoformat(),
    }
    return {name: value for name, value in told.items() if f"%({name})s" in text}
