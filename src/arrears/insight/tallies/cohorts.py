"""Cohorts: the cases opened on one day, and what came back by each age."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame, Frames
from arrears.insight.measures import AGES

from .long import aged, amount_if, by_day, days_between, placed, tallied, truth

DAY_MINUTES = 24 * 60


def tally_cohorts(frames: Frames, *, on: date) -> Frame:
    """
    Return the cohorts in the long form, as they stand at the end of day `on`.

    A figure by an age counts only the cohorts that have reached it, in both its
    parts. What comes back above what was owed does not count as recovered.
    """
    cases = by_day(frames.cases, "opened_on").join(
        _recovered(frames, on=on), on="case", how="left"
    )
    known = cases.with_columns(collector=nw.lit(""), owed=nw.col("owed_minor"))
    rows = known.drop("lender", "placement", "currency", "due_on")
    held = rows.with_columns(collector=nw.col("first_talker").fill_null(""))
    return nw.concat(
        [
            tallied(placed(rows, frames.cases), _counts(on)),
            tallied(placed(held, frames.cases), HELD),
        ],
        how="vertical",
    )


def _recovered(frames: Frames, *, on: date) -> Frame:
    """Return, by case, what came by each age, capped at what was owed."""
    opened = frames.cases.select("case", "opened_on", "ends_on", "owed_minor")
    money = frames.money.join(opened, on="case", how="inner").with_columns(
        age=days_between(nw.col("opened_on"), nw.col("on"))
    )
    since = money.filter(nw.col("age") >= 0, nw.col("on") <= nw.lit(on))
    minor, age = nw.col("minor"), nw.col("age")
    in_term = nw.col("on") <= nw.col("ends_on")
    parts = {f"by_{n}": amount_if(age <= n, minor) for n in AGES}
    parts |= {
        "by_now": minor,
        "came": minor,
        "by_term": amount_if(in_term, minor),
        "days": minor * age,
    }
    given = since.select("case", "owed_minor", **parts)
    summed = given.group_by("case", "owed_minor").agg(nw.col(n).sum() for n in parts)
    capped = [n for n in parts if n not in {"days", "came"}]
    return summed.select(
        "case", "days", "came", *(_capped(nw.col(n)).alias(n) for n in capped)
    )


def _capped(came: nw.Expr) -> nw.Expr:
    owed = nw.col("owed_minor")
    floor = nw.when(came < 0).then(nw.lit(0)).otherwise(came)
    return nw.when(came > owed).then(owed).otherwise(floor)


def _counts(on: date) -> dict[str, nw.Expr]:
    one, owed, minutes = (
        truth(nw.lit(value=True)),
        nw.col("owed"),
        nw.col("first_minutes"),
    )
    old = aged(0, since="opened_on", on=on)
    has_term = ~nw.col("ends_on").is_null()
    counts = {
        "cases": one,
        "owed_minor": owed,
        "cases_24h": truth(old),
        "touched_24h": truth(old & (minutes <= DAY_MINUTES)),
        "cases_touched": truth(~minutes.is_null()),
        "first_minutes": amount_if(~minutes.is_null(), minutes),
        "recovered_minor": _came("by_now"),
        "owed_term_minor": amount_if(has_term, owed),
        "recovered_term_minor": amount_if(has_term, _came("by_term")),
        "came_minor": _came("came"),
        "cash_day_minor": _came("days"),
    }
    for age in AGES:
        reached = aged(age, since="opened_on", on=on)
        came = _came(f"by_{age}")
        counts[f"owed_{age}_minor"] = amount_if(reached, owed)
        counts[f"recovered_{age}_minor"] = amount_if(reached, came)
        counts[f"cases_{age}"] = truth(reached)
        counts[f"cleared_{age}"] = truth(reached & (owed > 0) & (came >= owed))
    return counts


def _came(column: str) -> nw.Expr:
    return nw.col(column).fill_null(0)


# By collector: a case keeps its first talker, so who is paid late draws no case over.
HELD = {"held_owed_minor": nw.col("owed"), "held_recovered_minor": _came("by_now")}
