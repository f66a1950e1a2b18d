"""The mix of a plan's calls: which kinds of numbers, and how alike the seats' work is."""

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.contact.channel import PointKind
from arrears.domain.words import Words

from .frames import Frame
from .trial import WHOLE

# CAD-12 as the sources say it: they leave a twentieth open. A gauge and no rule.
BANDS = {
    PointKind.MOBILE: (7_000, 8_000),
    PointKind.WORK: (1_000, 1_500),
    PointKind.HOME: (500, 1_000),
}
WITHIN = Words("在区间内", "within the band")
BELOW, ABOVE = Words("低于区间", "below the band"), Words("高于区间", "above the band")


@dataclass(frozen=True, slots=True)
class KindLine:
    """How many calls go to one kind of number, beside the sources' band (CALC-09)."""

    kind: PointKind
    calls: int
    share_per_10000: int
    from_per_10000: int
    until_per_10000: int

    @property
    def words(self) -> Words:
        """Return where the share lies, as people read it."""
        if self.share_per_10000 < self.from_per_10000:
            return BELOW
        return ABOVE if self.share_per_10000 > self.until_per_10000 else WITHIN


@dataclass(frozen=True, slots=True)
class SeatLine:
    """What one seat's calls are like; days and money are the mean of a call."""

    seat: str
    calls: int
    foremost: int  # of priority 1 and 2
    days_past_due: int
    owed_minor: int


def kinds(called: nw.DataFrame[Any], *, points: Frame) -> tuple[KindLine, ...]:
    """Return the calls by kind of number; kinds without a call are there too."""
    rung = called.lazy("polars").select("point")
    told = points.select("point", "kind").collect("polars").lazy()
    found = rung.join(told, on="point").group_by("kind").agg(nw.len().alias("calls"))
    counts = {row["kind"]: row["calls"] for row in found.collect().rows(named=True)}
    whole = max(1, len(called))
    return tuple(
        KindLine(kind, n, n * WHOLE // whole, *band)
        for kind, band in BANDS.items()
        for n in [counts.get(str(kind), 0)]
    )


def by_seat(called: nw.DataFrame[Any]) -> tuple[SeatLine, ...]:
    """Return what each seat's calls are like, by seat."""
    foremost = nw.when(nw.col("priority") <= FOREMOST).then(nw.lit(1)).otherwise(0)
    sums = (
        called.with_columns(foremost=foremost, calls=nw.lit(1))
        .group_by("seat")
        .agg(nw.col("calls", "foremost", "days_past_due", "owed_minor").sum())
        .sort("seat")
    )
    return tuple(
        SeatLine(
            seat=row["seat"],
            calls=row["calls"],
            foremost=row["foremost"],
            days_past_due=row["days_past_due"] // row["calls"],
            owed_minor=row["owed_minor"] // row["calls"],
        )
        for row in sums.rows(named=True)
    )


FOREMOST = 2
