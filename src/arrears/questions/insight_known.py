"""Figures made from the rows alone, as known on a day: to check a report of the past."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import polars as pl

from arrears.domain.tally import Summed
from arrears.insight.engines import polars as engine
from arrears.insight.measures import MEASURES
from arrears.store.insight import kept
from arrears.store.insight.cases import cases
from arrears.store.insight.days import DAY, midnight
from arrears.store.insight.frames import frames_of

COLUMNS = ("lender", "placement", "collector", "bucket")


def known_sums(
    measures: Iterable[str],
    *,
    since: date,
    until: date,
    known_on: date,
    by: str = "",
    only: Mapping[str, str] | None = None,
) -> list[Summed]:
    """
    Return the measures by group, made from the rows as booked by the end of `known_on`.

    No tally is read. Payments and reversals booked later are left out.
    """
    known_by = midnight(known_on + DAY)
    wanted, book = set(measures), cases(known_by=known_by)
    families = {MEASURES[measure].family for measure in wanted}
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    days = [day for day in days if day <= known_on]
    parts = []
    for family in sorted(families):
        native = frames_of(family, days, on=known_on, book=book, known_by=known_by)
        found = engine.frames(**native)
        parts.append(engine.tallied(found, on=known_on, families=[family]))
    rows = pl.concat(parts).filter(
        pl.col("measure").is_in(list(wanted)), pl.col("on").is_in(days)
    )
    for name, value in (only or {}).items():
        rows = rows.filter(
            pl.col("collector").is_in(kept.members(value))
            if name == "team"
            else pl.col(name) == value
        )
    group = pl.col(by) if by in COLUMNS else pl.lit("")
    keys = ("group", "currency", "measure", "on")
    summed = rows.with_columns(group=group).group_by(keys).agg(pl.col("amount").sum())
    return [Summed(*row) for row in summed.iter_rows()]
