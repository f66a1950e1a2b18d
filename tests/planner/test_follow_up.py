"""After the promised hour, where no money came, one more call (CAD-10)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrears.planner.policy import Policy
from arrears.planner.promised import Told, ahead
from tests.planner.book import (
    TODAY,
    a_case,
    an_attempt,
    clock,
    plan_of_one,
    planned,
    promised,
)

HOUSE = Policy.default()
MINUTE = st.none() | st.integers(0, 1439)


def reminded(at, when, **told):
    """Return the row of who promised for the hour `at` and was rung `when` today."""
    rung = an_attempt("debtor of A-1", f"2026-11-24 {when}", result="conversation")
    return plan_of_one(promised("A-1", at, **told), attempts=[rung])


def slot(row):
    return row["reason"] or row["round"], row["slot_minutes"]


@pytest.mark.covers("CAD-10", "CALC-08")
@pytest.mark.parametrize(
    ("at", "when", "called"),
    [
        ("15:00", "14:00", ("follow_up", "16:00")),
        ("15:00", "14:59", ("follow_up", "16:00")),
        ("09:00", "08:00", ("follow_up", "10:00")),
        ("16:29", "15:29", ("follow_up", "17:29")),
        ("10:30", "09:30", ("follow_up", "13:30")),  # not at table
    ],
)
def test_who_was_reminded_is_called_an_hour_after_the_promised_one(at, when, called):
    assert slot(reminded(at, when)) == (called[0], clock(called[1]))


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize(
    ("at", "when"),
    [
        ("16:30", "15:30"),  # half past five is after the round
        ("15:00", "15:00"),  # called after the hour already
        ("15:00", "16:01"),
        (None, "09:00"),  # no hour to come after
    ],
)
def test_one_call_after_the_hour_at_most_and_none_after_the_round(at, when):
    assert slot(reminded(at, when)) == ("reminded_today", None)


@pytest.mark.parametrize(
    ("made", "called"),
    [
        ("08:20", ("promised", "14:00")),
        ("08:09", ("follow_up", "16:00")),  # the call of 08:10 reminded of it
        ("14:00", ("follow_up", "16:00")),  # made too late to be reminded of
        ("13:59", ("promised", "14:00")),
    ],
)
def test_the_talk_in_which_it_was_promised_is_no_reminder(made, called):
    row = reminded("15:00", "08:10", promise_made_minutes=clock(made))

    assert slot(row) == (called[0], clock(called[1]))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"claimed": True}, "payment_claimed"),
        ({"reminder_agreed": False}, "house.promise_pending"),
    ],
)
def test_who_says_she_paid_or_agreed_to_no_reminder_is_not_called(told, reason):
    assert reminded("15:00", "14:00", **told)["reason"] == reason


def test_who_paid_today_as_promised_is_left_in_peace():
    assert plan_of_one(a_case("A-1", kept_today=True))["reason"] == "promise_kept"


def test_the_caps_of_the_law_hold_for_it_too():
    talks = [
        an_attempt("debtor of A-1", f"2026-11-24 {at}", result="conversation")
        for at in ("09:00", "10:00", "14:00")
    ]

    row = plan_of_one(promised("A-1", "15:00"), attempts=talks)

    assert row["reason"] == "cn.connected_calls"


@pytest.mark.covers("CAD-10")
def test_whose_promise_went_by_comes_first_on_the_next_day_of_rounds():
    friday = TODAY - timedelta(days=4)
    cases = [
        a_case("A-1", owed_minor=9_000_000_00),
        a_case("A-2", owed_minor=1, missed_on=TODAY - timedelta(days=1)),
        a_case("A-3", owed_minor=2, missed_on=friday),
    ]

    today = planned(*cases)
    monday = planned(*cases, on=TODAY - timedelta(days=1))

    first = lambda plan: min(plan.values(), key=lambda row: row["slot_minutes"])  # noqa: E731
    one_seat = [row for row in today.values() if row["seat"] == "carla"]
    assert min(one_seat, key=lambda row: row["place"])["case"] == "A-2"
    assert first(monday)["case"] in {"A-3", "A-1"}
    assert monday["A-3"]["place"] == 1


def test_a_policy_without_it_reminds_and_calls_no_more():
    rung = an_attempt("debtor of A-1", "2026-11-24 14:00")
    without = replace(HOUSE, follow_up=None)

    row = plan_of_one(promised("A-1", "15:00"), attempts=[rung], policy=without)

    assert slot(row) == ("promised", clock("14:00"))


@given(at=MINUTE, made=MINUTE, dialled=MINUTE)
def test_the_call_after_is_in_its_round_and_after_the_hour(at, made, dialled):
    found = ahead(Told(at=at, made=made, dialled=dialled), policy=HOUSE)

    if found.follows_at is not None:
        assert HOUSE.follow_up.window.holds(found.follows_at)
        assert found.follows_at >= at + HOUSE.follow_up.after_minutes
        assert not any(meal.holds(found.follows_at) for meal in HOUSE.mealtimes)
