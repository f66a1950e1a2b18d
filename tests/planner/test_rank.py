"""Who comes first, and why there are no ties."""

from dataclasses import replace
from datetime import timedelta

import pytest

from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, a_point, plan_of_one, planned, promised

ONE_SEAT = ({"seat": "carla", "calls_per_round": 20},)


def order(*cases, **told):
    """Return the cases as one seat calls them in the morning."""
    plan = planned(*cases, seats=ONE_SEAT, **told)
    called = [row for row in plan.values() if row["round"] == "morning"]
    return [row["case"] for row in sorted(called, key=lambda row: row["place"])]


@pytest.mark.parametrize(
    ("told", "priority"),
    [
        pytest.param({"first_instalment": True}, 1, marks=pytest.mark.covers("PRI-01")),
        pytest.param({"promise_on": TODAY}, 2, marks=pytest.mark.covers("PRI-02")),
        pytest.param({"can_pay_part": True}, 3, marks=pytest.mark.covers("PRI-03")),
        pytest.param({"owed_minor": 50_000_00}, 4, marks=pytest.mark.covers("PRI-04")),
        ({"owed_minor": 49_999_99}, 5),
        pytest.param({"lost": True}, 6, marks=pytest.mark.covers("PRI-05")),
        ({"first_instalment": True, "can_pay_part": True}, 1),
        ({"can_pay_part": True, "owed_minor": 50_000_00}, 3),
        ({"first_instalment": True, "lost": True}, 6),
        ({"promise_on": TODAY - timedelta(days=1)}, 5),
        (dict.fromkeys(["first_instalment", "can_pay_part", "lost", "owed_minor"]), 5),
    ],
)
def test_the_five_steps_in_their_order(told, priority):
    assert plan_of_one(a_case("A-1042", **told))["priority"] == priority


@pytest.mark.covers("CALC-12")
def test_the_list_runs_from_first_instalment_to_out_of_contact():
    cases = [
        a_case("lost", lost=True, owed_minor=90_000_00),
        a_case("other"),
        a_case("large", owed_minor=60_000_00),
        a_case("part", can_pay_part=True),
        a_case("first", first_instalment=True),
    ]

    assert order(*cases) == ["first", "part", "large", "other", "lost"]


def test_more_money_comes_first_then_more_days_then_the_name():
    late = TODAY - timedelta(days=9)
    cases = [
        a_case("d", owed_minor=None),
        a_case("c", owed_minor=2_00, due_on=late),
        a_case("b", owed_minor=2_00),
        a_case("a", owed_minor=2_00),
        a_case("e", owed_minor=3_00),
    ]

    assert order(*cases) == ["e", "c", "a", "b", "d"]


def test_the_order_of_the_rows_does_not_matter():
    cases = [a_case(str(n), person=str(n), owed_minor=n // 2) for n in range(9)]
    points = [a_point(case["person"], case["person"]) for case in cases]

    assert planned(*cases, points=points) == planned(*cases[::-1], points=points)


@pytest.mark.parametrize(
    ("currency", "owed_minor", "priority"),
    [
        ("JPY", 1_000_000, 4),
        ("JPY", 999_999, 5),
        ("USD", 5_000_000, 4),
        (None, 5_000_000, 4),
        ("USD", 4_999_999, 5),
    ],
)
def test_large_is_said_by_currency(currency, owed_minor, priority):
    case = a_case("A-1042", currency=currency, owed_minor=owed_minor)

    assert plan_of_one(case)["priority"] == priority


def test_the_house_says_what_is_large():
    small = replace(Policy.default(), large_from_minor={"CNY": 1_00, "else": 0})

    assert plan_of_one(a_case("A-1042"), policy=small)["priority"] == 4


def test_a_debtor_with_three_cases_is_called_about_the_first_of_them():
    alma = [
        a_case("A-1", person="alma"),
        a_case("A-2", person="alma", owed_minor=90_000_00),
        a_case("A-3", person="alma", can_pay_part=True),
    ]

    plan = planned(*alma, a_case("B-1", person="boris"))

    reasons = {case: row["reason"] for case, row in plan.items()}
    assert reasons == {"A-1": "same_person", "A-2": "same_person"} | dict.fromkeys(
        ["A-3", "B-1"]
    )


def test_a_case_that_may_not_be_called_does_not_stand_for_the_others():
    alma = [
        a_case("A-1", person="alma", first_instalment=True, stop="dispute"),
        a_case("A-2", person="alma"),
    ]

    plan = planned(*alma)

    assert plan["A-1"]["reason"] == "house.stopped"
    assert plan["A-2"]["reason"] is None


def test_a_promise_for_today_is_the_one_call():
    plan = planned(
        promised("A-1", "15:00", person="alma"), a_case("A-2", person="alma")
    )

    assert (plan["A-1"]["round"], plan["A-2"]["reason"]) == ("promised", "same_person")
