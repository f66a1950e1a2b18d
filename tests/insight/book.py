"""A small floor to count: what happened, told in rows."""

from datetime import date, timedelta

import polars as pl

from arrears.domain.tally import Summed
from arrears.insight.answer import answer, ask
from arrears.insight.catalogue import kpi
from arrears.insight.engines import polars as engine
from arrears.insight.frames import SCHEMAS

OPENED = date(2026, 11, 2)  # Mon
SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)
USUAL = {
    "cases": {
        "lender": "bank",
        "placement": "2026-11",
        "currency": "CNY",
        "opened_on": OPENED,
        "due_on": OPENED - timedelta(days=5),
        "ends_on": None,
        "owed_minor": 100_00,
        "first_minutes": None,
        "first_talker": None,
    },
    "contacts": {
        "on": OPENED,
        "channel": "phone",
        "initiator": "collector",
        "result": "no_answer",
        "code": "EVT-02",
        "collector": "carla",
        "point_kind": "mobile",
        "seconds": None,
        "is_noted": False,
    },
    "money": {"on": OPENED, "collector": "carla"},
    "promises": {
        "collector": "carla",
        "due_on": OPENED,
        "promised_minor": 50_00,
        "kept_minor": 0,
        "state": "broken",
        "is_month_end": False,
        "followed": None,
    },
    "agreements": {
        "collector": "carla",
        "accepted_on": OPENED,
        "ended_on": None,
        "ended_as": "",
        "owed_minor": 100_00,
        "agreed_minor": 90_00,
        "forgiven_minor": 10_00,
        "is_beyond_policy": False,
    },
    "planned": {"on": OPENED, "collector": "carla", "is_attempted": True},
    "denials": {"on": OPENED, "collector": "carla", "is_cap": True},
    "reviews": {
        "on": OPENED,
        "collector": "carla",
        "interruptions": 1,
        "pressure": 0,
        "wording_hits": 2,
        "satisfaction": None,
        "review_minutes": None,
    },
    "moves": {"on": date(2026, 11, 30)},
    "breaks": {"on": OPENED, "collector": "carla", "is_read": False},
    "timed": {
        "on": OPENED,
        "collector": "carla",
        "spoke_seconds": 60,
        "heard_seconds": 120,
    },
}
TALK = {"result": "conversation", "code": "EVT-01"}


def row(name, case, **told):
    """Return one row of a frame, usual but for what is told."""
    return {"case": case} | USUAL[name] | told


def native(**rows):
    """Return Polars frames of these rows, by name."""
    made = {}
    for name, told in rows.items():
        schema = engine.empty(name).schema
        made[name] = (
            pl.DataFrame(told, schema=schema, orient="row")
            if told
            else engine.empty(name)
        )
    return made


def frames(**rows):
    """Return the frames of these rows; the others have none."""
    return engine.frames(**native(**rows))


def tallied(*, on=UNTIL, **rows):
    """Return the tallies as (on, measure) -> amount over all groups."""
    made = engine.tallied(frames(**rows), on=on)
    summed = made.group_by("on", "measure").agg(pl.col("amount").sum())
    return {(day, measure): amount for day, measure, amount in summed.rows()}


def totals(*, on=UNTIL, **rows):
    """Return the tallies as measure -> amount over all days and groups."""
    made = engine.tallied(frames(**rows), on=on)
    return dict(made.group_by("measure").agg(pl.col("amount").sum()).rows())


def summed(made, by=""):
    """Return tallies as an answer takes them, by a column of theirs."""
    keys = ["on", "measure", "currency", *([by] if by else [])]
    rows = made.group_by(keys).agg(pl.col("amount").sum()).rows(named=True)
    return [
        Summed(
            group=each[by] if by else "",
            currency=each["currency"],
            measure=each["measure"],
            on=each["on"],
            amount=each["amount"],
        )
        for each in rows
    ]


def answered(key, *, by="", since=SINCE, until=UNTIL, house=None, on=UNTIL, **rows):
    """Return a KPI's answer of these rows."""
    made = engine.tallied(frames(**rows), on=on)
    found = kpi(key)
    wanted = pl.col("measure").is_in(list(found.figure.measures))
    return answer(
        found, summed(made.filter(wanted), by), ask=ask(since, until, house), by=by
    )


def value(key, **told):
    """Return the one figure of a plain KPI."""
    (line,) = answered(key, **told).together
    return line.row.estimate.value


assert set(USUAL) == set(SCHEMAS)
