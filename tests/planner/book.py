"""A small book to plan: one case is as good as the next, and the test says what is not."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import narwhals.stable.v2 as nw

from arrears.planner.engines import polars as engine
from arrears.planner.frames import OPTIONAL, SCHEMAS, Frames
from arrears.planner.nightly import worklist
from arrears.planner.policy import Policy

TODAY = date(2026, 11, 24)  # Tue
TWO_SEATS = (
    {"seat": "carla", "calls_per_round": 20},
    {"seat": "li", "calls_per_round": 20},
)
USUAL = {
    "zone": "Asia/Shanghai",
    "product": "card",
    "currency": "CNY",
    "due_on": TODAY - timedelta(days=4),
    "owed_minor": 1_000_00,
    "first_instalment": False,
    "can_pay_part": False,
    "lost": False,
    "stop": "",
    "promise_on": None,
    "promise_at_minutes": None,
    "reminder_agreed": False,
    "prefers_from_minutes": None,
}
numbers = count(1)


def a_case(case, **told):
    """Return an overdue case; its debtor is named after it unless told."""
    return {"case": case, "person": f"debtor of {case}"} | USUAL | told


def promised(case, at=None, **told):
    """Return a case promised for today at the hour `at`, whose reminder was agreed."""
    told = {"promise_on": TODAY, "reminder_agreed": True} | told
    minutes = None if at is None else clock(at)
    return a_case(case, promise_at_minutes=minutes, **told)


def a_point(person, point=None, **told):
    """Return a mobile number in use."""
    name = point or f"number {next(numbers)}"
    usual = {"kind": "mobile", "restricted": False, "permitted_until": None}
    return {"person": person, "point": name} | usual | told


def an_attempt(person, at, **told):
    """Return a call of ours at the local time `at` that nobody answered."""
    zone = told.pop("zone", "Asia/Shanghai")
    local = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))
    usual = {"result": "no_answer", "initiator": "collector", "channel": "phone"}
    utc = local.astimezone(UTC).replace(tzinfo=None)
    return {"person": person, "point": "mobile", "at": utc} | usual | told


def a_record(person, kind, since="2026-11-20 09:00", **told):
    """Return a record that came at `since`, Shanghai time; what is not told it covers."""
    local = datetime.fromisoformat(since).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    nothing = dict.fromkeys(SCHEMAS["records"])
    utc = local.astimezone(UTC).replace(tzinfo=None)
    return nothing | {"person": person, "kind": kind, "since": utc} | told


def clock(text):
    """Return "08:30" as minutes of the day."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def rows(name, told):
    """Return rows as a frame of the contract, with the optional columns some row has."""
    brought = {column for row in told for column in row}
    more = {c: kind for c, kind in OPTIONAL.get(name, {}).items() if c in brought}
    schema = dict(SCHEMAS[name]) | more
    columns = {column: [row.get(column) for row in told] for column in schema}
    return nw.from_dict(columns, schema=dict(schema), backend="polars").lazy()


def frames(cases, *, points=None, attempts=(), records=(), seats=TWO_SEATS):
    """Return the frames; each debtor has one mobile number unless told."""
    people = dict.fromkeys(case["person"] for case in cases)
    usual = [a_point(person) for person in people if person]
    return Frames(
        cases=rows("cases", cases),
        points=rows("points", usual if points is None else points),
        attempts=rows("attempts", attempts),
        records=rows("records", records),
        seats=rows("seats", seats),
    )


def planned(*cases, on=TODAY, policy=None, **told):
    """Return the plan's rows by case."""
    lazy = worklist(frames(cases, **told), on=on, policy=policy or Policy.default())
    plan = engine.collect(lazy)
    return {row["case"]: row for row in plan.rows(named=True)}


def plan_of_one(case, **told):
    """Return the plan's row of one case."""
    return planned(case, **told)[case["case"]]
