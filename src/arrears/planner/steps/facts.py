"""The facts that rules ask for, of a collector's call to a debtor's own number."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.person import Role
from arrears.law.engine.usual import USUAL

from .days import days_from, promised_for

NO_PROMISE = -1


def facts(on: date) -> dict[str, nw.Expr]:
    """
    Return each fact as a column of case and number, under the name rules call it.

    What the book does not keep one by one is as usual: each record that would make it
    otherwise is a stop on the case, and any stop keeps the case from being called.

    Reads   stop, promise_on, reminder_agreed, kind, restricted, permitted_until
    """
    usual = {name: nw.lit(value) for name, value in USUAL.items()}
    return usual | {
        "role": nw.lit(str(Role.DEBTOR)),
        "purpose": _purpose(on),
        "stopped": ~nw.col("stop").is_in(["", str(StopKind.PLAN_KEPT)]),
        "plan_kept": nw.col("stop") == str(StopKind.PLAN_KEPT),
        "promise_in_days": _promise_in_days(on),
        "reminder_agreed": nw.col("reminder_agreed"),
        "hours_agreed": nw.lit(value=False),
        "point_kind": nw.col("kind"),
        "point_restricted": nw.col("restricted"),
        "work_permitted": _permitted(on),
    }


def _purpose(on: date) -> nw.Expr:
    remind = nw.when(promised_for(on)).then(nw.lit("remind"))
    return remind.otherwise(nw.lit("collect"))


def _promise_in_days(on: date) -> nw.Expr:
    runs = nw.col("promise_on") >= nw.lit(on)
    ahead = -days_from("promise_on", until=on)
    return nw.when(runs.fill_null(value=False)).then(ahead).otherwise(NO_PROMISE)


def _permitted(on: date) -> nw.Expr:
    return (nw.col("permitted_until") >= nw.lit(on)).fill_null(value=False)
