"""When in the day: the rounds, the promised hour, the hour she likes, no mealtimes."""

import pytest

from arrears.law.engine.packs import rules
from arrears.planner.policy import Policy
from tests.planner.book import a_case, an_attempt, clock, plan_of_one, planned, promised


def slot(case, **told):
    row = plan_of_one(case, **told)
    return row["round"], row["slot_minutes"]


@pytest.mark.covers("CAD-01")
def test_everybody_else_is_called_in_the_morning_and_done_before_ten():
    cases = [a_case(f"A-{number}") for number in range(40)]

    plan = planned(*cases)

    assert {row["round"] for row in plan.values()} == {"morning"}
    slots = [row["slot_minutes"] for row in plan.values()]
    assert min(slots) == clock("08:00")
    assert max(slots) + Policy.default().minutes_per_call <= clock("10:00")


@pytest.mark.covers("CAD-03", "CAD-06")
@pytest.mark.parametrize(
    ("hour", "reminded"),
    [
        ("08:30", "08:00"),
        ("09:00", "08:00"),
        ("09:01", "08:01"),
        ("12:29", "11:29"),
        ("12:30", "11:26"),
        ("13:00", "11:26"),
        ("14:29", "11:26"),
        ("14:30", "13:30"),
        ("15:00", "14:00"),
        ("16:30", "15:30"),
        ("16:31", "15:30"),
        ("23:00", "15:30"),
        ("00:00", "08:00"),
        (None, "15:00"),
    ],
)
def test_a_promise_is_reminded_an_hour_before_by_day_and_not_at_table(hour, reminded):
    assert slot(promised("A-1042", hour)) == ("promised", clock(reminded))


@pytest.mark.parametrize(
    ("likes", "called"),
    [
        ("09:30", ("morning", "09:30")),
        ("08:00", ("morning", "08:00")),
        ("10:00", ("morning", "08:00")),
        ("12:00", ("morning", "08:00")),
        ("14:29", ("morning", "08:00")),
        ("14:30", ("afternoon", "14:30")),
        ("15:30", ("afternoon", "15:30")),
        ("17:29", ("afternoon", "17:29")),
        ("17:30", ("morning", "08:00")),
        ("23:00", ("morning", "08:00")),
    ],
)
def test_the_hour_she_likes_is_kept_where_a_round_has_it(likes, called):
    case = a_case("A-1042", prefers_from_minutes=clock(likes))

    assert slot(case) == (called[0], clock(called[1]))


def test_a_promise_goes_before_the_hour_she_likes():
    likes_nine = promised("A-1042", "15:00", prefers_from_minutes=clock("09:00"))

    assert slot(likes_nine) == ("promised", clock("14:00"))


@pytest.mark.parametrize(
    ("attempts", "called"),
    [
        ([("2026-11-23 08:10", {})], "afternoon"),
        ([("2026-11-23 14:29", {})], "afternoon"),
        ([("2026-11-23 14:30", {})], "morning"),
        ([("2026-11-20 08:10", {}), ("2026-11-23 15:10", {})], "morning"),
        ([("2026-11-20 15:10", {}), ("2026-11-23 08:10", {})], "afternoon"),
        ([("2026-11-09 08:10", {})], "morning"),
        ([("2026-11-23 08:10", {"result": "conversation"})], "morning"),
        (
            [
                ("2026-11-20 08:10", {}),
                ("2026-11-23 08:10", {"result": "conversation"}),
            ],
            "morning",
        ),
        ([("2026-11-23 08:10", {"channel": "sms", "result": "sent"})], "morning"),
        ([("2026-11-23 08:10", {"initiator": "debtor"})], "morning"),
    ],
)
def test_after_a_call_in_vain_the_next_comes_at_the_other_time(attempts, called):
    told = [an_attempt("debtor of A-1042", at, **more) for at, more in attempts]

    assert slot(a_case("A-1042"), attempts=told)[0] == called


def test_the_hour_she_likes_goes_before_another_time():
    in_vain = an_attempt("debtor of A-1042", "2026-11-23 08:10")
    likes_nine = a_case("A-1042", prefers_from_minutes=clock("09:00"))

    assert slot(likes_nine, attempts=[in_vain]) == ("morning", clock("09:00"))


@pytest.mark.covers("CAD-02")
def test_who_rang_in_vain_this_morning_comes_in_the_second_round():
    in_vain = an_attempt("debtor of A-1042", "2026-11-24 08:10")

    assert slot(a_case("A-1042"), attempts=[in_vain]) == ("afternoon", clock("14:30"))


@pytest.mark.covers("CAD-06")
def test_the_policy_has_the_mealtimes_of_the_rule(day):
    rule = next(rule for rule in rules(["house"]) if rule.name == "mealtimes")
    figures = {
        name: figure.on(day("Tue 2026-11-24")) for name, figure in rule.figures.items()
    }

    meals = [
        (meal.from_minutes, meal.until_minutes) for meal in Policy.default().mealtimes
    ]

    assert meals == [
        (figures["midday_from"], figures["midday_until"]),
        (figures["evening_from"], figures["evening_until"]),
    ]
