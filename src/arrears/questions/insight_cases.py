"""The cases behind a figure: from any number to those it counts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl

from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words
from arrears.insight.engines import polars as engine
from arrears.insight.measures import MEASURES, Measure
from arrears.store.cases import desk_day
from arrears.store.insight import kept as kept_tallies
from arrears.store.insight.frames import frames_of

MOST = 200


class UnknownMeasure(Refusal):
    """Nothing is tallied by that name."""

    words = Words("没有“{measure}”这一项。", "There is no measure “{measure}”.")


@dataclass(frozen=True, slots=True)
class CaseAmount:
    """One case and what it adds to the figure."""

    number: str
    currency: str
    amount: int

    @property
    def money(self) -> Amount:
        """Return the amount as money."""
        return Amount(self.currency if self.currency.isalpha() else "CNY", self.amount)


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """The cases that a measure counts, the most first; `cases` is how many in all."""

    measure: Measure
    rows: tuple[CaseAmount, ...]
    cases: int


def insight_cases(
    measure: str,
    *,
    since: date,
    until: date,
    now: datetime,
    only: dict[str, str] | None = None,
) -> CasesBehind:
    """
    Return the cases that a measure counts in these days, from the rows themselves.

    The very tallies are made, a case a group. Raises UnknownMeasure, UnknownTeam.
    """
    if measure not in MEASURES:
        raise UnknownMeasure(measure=measure)
    found, wanted, on = MEASURES[measure], only or {}, desk_day(now)
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    native = frames_of(found.family, days, on=on)
    made = engine.tallied(
        engine.frames(**_one_group_a_case(native, wanted)),
        on=on,
        families=[found.family],
    )
    kept = made.filter(pl.col("measure") == measure, pl.col("on").is_in(days))
    if "bucket" in wanted:
        kept = kept.filter(pl.col("bucket") == wanted["bucket"])
    if "team" in wanted:
        team = kept_tallies.members(wanted["team"])
        kept = kept.filter(pl.col("collector").is_in(team))
    cases = (
        kept.group_by("placement", "currency")
        .agg(pl.col("amount").sum())
        .filter(pl.col("amount") != 0)
        .sort([-pl.col("amount"), pl.col("placement")])
    )
    rows = cases.head(MOST).rows()
    return CasesBehind(found, tuple(CaseAmount(*row) for row in rows), len(cases))


def _one_group_a_case(
    native: dict[str, pl.DataFrame], only: dict[str, str]
) -> dict[str, pl.DataFrame]:
    """Return the frames with each case for its own placement, and only what is asked for."""
    cases = native["cases"]
    for name in {"lender", "placement"} & only.keys():
        cases = cases.filter(pl.col(name) == only[name])
    told = {"cases": cases.with_columns(placement=pl.col("case"))}
    for name, rows in native.items():
        if name == "cases":
            continue
        mine = rows.join(cases.select("case"), on="case", how="semi")
        if "collector" in only and "collector" in rows.columns:
            mine = mine.filter(pl.col("collector") == only["collector"])
        told[name] = mine
    return told
