"""The plan and the guard read one law: what the one calls, the other allows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import (
    booleans,
    composite,
    integers,
    lists,
    none,
    sampled_from,
)

from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.packs import rules
from arrears.law.engine.usual import USUAL
from arrears.law.engine.verdict import Verdict
from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, a_point, planned

RULES = rules(Policy.default().packs)
NINE = 9 * 60
ZONES = ["Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Mars/Base", None]
STOPS = ["", "", "", "dispute", "plan_kept", None]
ORDER = ["mobile", "home", "work", None]
PEOPLE = ["alma", "boris", "cleo"]

minutes = integers(0, 1439)
unsure = sampled_from([True, False, False, None])
near_days = sampled_from([TODAY + timedelta(days=n) for n in (-1, 0, 1)])


@composite
def cases(draw):
    return {
        "person": draw(sampled_from(PEOPLE)),
        "zone": draw(sampled_from(ZONES)),
        "stop": draw(sampled_from(STOPS)),
        "due_on": draw(sampled_from([None, TODAY, date(2026, 11, 1)])),
        "promise_on": draw(none() | near_days),
        "promise_at_minutes": draw(none() | minutes),
        "reminder_agreed": draw(unsure),
        "prefers_from_minutes": draw(none() | minutes),
        "lost": draw(booleans()),
        "placement_ends_on": draw(none() | near_days),
    }


@composite
def points(draw):
    return {
        "person": draw(sampled_from(PEOPLE)),
        "kind": draw(sampled_from(ORDER)),
        "restricted": draw(unsure),
        "permitted_until": draw(none() | near_days),
    }


@composite
def attempts(draw, points):
    """Draw a call of another day, or of today before anybody is called."""
    utc = datetime.combine(TODAY, time.min) + timedelta(hours=draw(integers(-30, -1)))
    return {
        "person": draw(sampled_from(PEOPLE)),
        "point": draw(sampled_from(points)),
        "at": utc,
        "result": draw(sampled_from([str(result) for result in Result])),
        "initiator": draw(sampled_from(["collector", "collector", "debtor"])),
        "channel": draw(sampled_from(["phone", "phone", "phone", "sms"])),
    }


@composite
def books(draw):
    some = draw(lists(cases(), min_size=1, max_size=6))
    numbers = [
        a_point(told.pop("person"), f"n{n}", **told)
        for n, told in enumerate(draw(lists(points(), max_size=7)))
    ]
    names = [number["point"] for number in numbers] or ["a number long gone"]
    return {
        "cases": [a_case(f"A-{n}", **told) for n, told in enumerate(some)],
        "points": numbers,
        "attempts": draw(lists(attempts(names), max_size=25)),
    }


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(book=books())
def test_the_plan_calls_what_the_guard_allows_and_nothing_else(book):
    plan = planned(*book["cases"], points=book["points"], attempts=book["attempts"])

    for case in book["cases"]:
        row = plan[case["case"]]
        if row["reason"] is None:
            assert answer(book, case, row["point"], row["slot_minutes"]).allowed
        elif "." in row["reason"]:
            assert row["reason"] == code(answer(book, case, best(book, case), NINE))
            assert not any(
                answer(book, case, point["point"], NINE).allowed
                for point in own(book, case)
            )
        elif row["reason"] == "no_number":
            assert own(book, case) == []


def own(book, case):
    return [point for point in book["points"] if point["person"] == case["person"]]


def best(book, case):
    """Return the number whose reason stands for all where none may be called."""
    ordered = sorted(
        own(book, case), key=lambda p: (ORDER.index(p["kind"]), p["point"])
    )
    return ordered[0]["point"]


def code(judgement):
    """Return a judgement as the plan writes it."""
    first = judgement.findings[0]
    return first.rule + ("?" if first.verdict is Verdict.NEEDS_HUMAN else "")


def answer(book, case, point, clock):
    """Ask the guard for one call at `clock` on the day of the plan."""
    zone = ZoneInfo(case["zone"])
    (number,) = [p for p in book["points"] if p["point"] == point]
    return judge(
        Question(
            at=datetime.combine(TODAY, time(clock // 60, clock % 60), tzinfo=zone),
            zones=(case["zone"],),
            channel="phone",
            person=case["person"],
            point=point,
            facts=facts(case, number),
            history=[happened(attempt) for attempt in book["attempts"]],
        ),
        RULES,
    )


def happened(attempt):
    return Happened(
        **attempt
        | {
            "at": attempt["at"].replace(tzinfo=UTC),
            "result": Result(attempt["result"]),
        }
    )


def facts(case, number):
    """Return the facts in plain Python, told a second time on purpose."""
    stop, promise = case["stop"], case["promise_on"]
    until, ends = number["permitted_until"], case.get("placement_ends_on")
    return USUAL | {
        "role": "debtor",
        "purpose": "remind" if promise == TODAY else "collect",
        "stopped": None if stop is None else stop not in ("", "plan_kept"),
        "plan_kept": None if stop is None else stop == "plan_kept",
        "promise_in_days": (promise - TODAY).days
        if promise and promise >= TODAY
        else -1,
        "reminder_agreed": case["reminder_agreed"],
        "hours_agreed": False,
        "placement_days_left": (ends - TODAY).days if ends else 9_999,
        "point_kind": number["kind"],
        "point_restricted": number["restricted"],
        "work_permitted": until is not None and until >= TODAY,
    }
