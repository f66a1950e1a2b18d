"""The facts that rules ask for, of a collector's call to a debtor's own number."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import narwhals.stable.v2 as nw

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.person import Role
from arrears.law.engine.counter import Counter
from arrears.law.engine.rule import CLOCK, SECONDS, WEEKDAY, ZONE
from arrears.law.engine.usual import USUAL

from .days import days_from, promised_for
from .stretches import PREFIX, TURNS

NO_PROMISE = -1
# What a column of case or number tells; `facts` says how.
TOLD = {
    "purpose",
    "stopped",
    "plan_kept",
    "promise_in_days",
    "reminder_agreed",
    "placement_days_left",
    "point_kind",
    "point_restricted",
    "work_permitted",
}
# What is one and the same for every call of a collector, where no record says otherwise.
SETTLED: Mapping[str, bool | int | str] = {
    name: value for name, value in USUAL.items() if name not in TOLD
} | {"role": str(Role.DEBTOR), "hours_agreed": False}


def facts(on: date) -> dict[str, nw.Expr]:
    """
    Return each fact as a column of case and number, under the name rules call it.

    What no column tells is as usual, and `on_record` says where a record makes it
    otherwise.

    Reads   stop, promise_on, reminder_agreed, placement_ends_on, kind, restricted,
            permitted_until
    """
    return {name: nw.lit(value) for name, value in SETTLED.items()} | {
        "purpose": _purpose(on),
        "stopped": ~nw.col("stop").is_in(["", str(StopKind.PLAN_KEPT)]),
        "plan_kept": nw.col("stop") == str(StopKind.PLAN_KEPT),
        "promise_in_days": _promise_in_days(on),
        "reminder_agreed": nw.col("reminder_agreed"),
        "placement_days_left": _placement_days_left(on),
        "point_kind": nw.col("kind"),
        "point_restricted": nw.col("restricted"),
        "work_permitted": _permitted(on),
        WEEKDAY: nw.lit(on.weekday()),
    }


def on_record(
    plain: Mapping[str, nw.Expr], *, wanted: Collection[str]
) -> dict[str, nw.Expr]:
    """
    Return the facts, those `wanted` as records turn them; what holds without, holds.

    Reads   turns         null where nothing is on record
            kept_<fact>   what the records make so
    """
    nothing = nw.col(TURNS).is_null()
    return {
        name: nw.when(nothing).then(fact).otherwise(_together(name, fact))
        if name in wanted
        else fact
        for name, fact in plain.items()
    }


def known(on: date, counters: Iterable[Counter]) -> set[str]:
    """
    Return the names of the facts that are known of a call whose minute is given.

    What is counted by debt is not: the book does not say which debts a call was about.
    """
    counted = {counter.name for counter in counters if counter.whom != "debt"}
    return {CLOCK, SECONDS, ZONE, *facts(on), *counted}


def _together(name: str, plain: nw.Expr) -> nw.Expr:
    kept = nw.col(PREFIX + name)
    return kept | plain if isinstance(USUAL[name], bool) else kept


def _purpose(on: date) -> nw.Expr:
    remind = nw.when(promised_for(on)).then(nw.lit("remind"))
    return remind.otherwise(nw.lit("collect"))


def _promise_in_days(on: date) -> nw.Expr:
    runs = nw.col("promise_on") >= nw.lit(on)
    ahead = -days_from("promise_on", until=on)
    return nw.when(runs.fill_null(value=False)).then(ahead).otherwise(NO_PROMISE)


def _placement_days_left(on: date) -> nw.Expr:
    left = -days_from("placement_ends_on", until=on)
    return left.fill_null(USUAL["placement_days_left"])


def _permitted(on: date) -> nw.Expr:
    return (nw.col("permitted_until") >= nw.lit(on)).fill_null(value=False)
