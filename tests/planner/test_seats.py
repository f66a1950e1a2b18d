"""Who calls whom: dealt out evenly, never more than a seat can hold."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists

from tests.planner.book import a_case, clock, planned, promised


def cases(count, **told):
    """Return cases that rank in the order of their names."""
    return [a_case(f"A-{n:03}", owed_minor=10_000 - n, **told) for n in range(count)]


def seats(**calls):
    return [{"seat": seat, "calls_per_round": n} for seat, n in calls.items()]


def places(plan, round_="morning"):
    return [
        (row["seat"], row["place"]) for row in plan.values() if row["round"] == round_
    ]


def test_cases_are_dealt_like_cards_so_every_seat_has_an_even_mix():
    plan = planned(*cases(5), seats=seats(carla=3, li=3))

    assert places(plan) == [
        ("carla", 1),
        ("li", 1),
        ("carla", 2),
        ("li", 2),
        ("carla", 3),
    ]


def test_a_seat_that_holds_less_is_passed_over_when_full():
    plan = planned(*cases(4), seats=seats(carla=1, li=3))

    assert places(plan) == [("carla", 1), ("li", 1), ("li", 2), ("li", 3)]


def test_calls_follow_each_other():
    plan = planned(*cases(3), seats=seats(carla=3))

    assert [row["slot_minutes"] for row in plan.values()] == [480, 484, 488]


def test_a_full_round_is_closer_but_stays_in_its_window():
    plan = planned(*cases(60), seats=seats(carla=60))

    slots = [row["slot_minutes"] for row in plan.values()]
    assert slots == [clock("08:00") + 2 * place for place in range(60)]


@pytest.mark.covers("CAD-02")
def test_what_the_morning_cannot_hold_comes_in_the_afternoon_and_then_not_at_all():
    plan = planned(*cases(5), seats=seats(carla=2))

    rounds = [row["round"] or row["reason"] for row in plan.values()]
    assert rounds == ["morning"] * 2 + ["afternoon"] * 2 + ["no_seat_left"]
    afternoon = [r["slot_minutes"] for r in plan.values() if r["round"] == "afternoon"]
    assert afternoon == [clock("14:30"), clock("14:34")]


@pytest.mark.parametrize(
    "capacity", [seats(carla=0), seats(carla=-1), [], seats(li=None)]
)
def test_with_no_seats_nobody_is_called(capacity):
    plan = planned(*cases(2), promised("P-1", "15:00"), seats=capacity)

    assert {row["reason"] for row in plan.values()} == {"no_seat_left"}
    assert {row["round"] for row in plan.values()} == {None}


def test_a_seat_of_a_million_calls_has_one_a_minute_of_the_day_at_most():
    plan = planned(*cases(3), seats=seats(carla=1_000_000))

    assert all(
        clock("08:00") <= r["slot_minutes"] < clock("10:00") for r in plan.values()
    )


def test_promised_calls_are_dealt_by_hour_and_held_to_the_seats_too():
    promises = [
        promised("late", "16:00", owed_minor=9_000),
        promised("early", "10:00"),
        promised("middle", "14:00"),
    ]

    plan = planned(*promises, seats=seats(carla=2))

    assert places(plan, "promised") == [("carla", 1), ("carla", 2)]
    assert plan["early"]["place"] == 1
    assert plan["late"]["reason"] == "no_seat_left"


def test_a_seat_calls_in_the_order_of_the_clock():
    first = a_case("A-1", first_instalment=True, prefers_from_minutes=clock("09:30"))

    plan = planned(first, a_case("A-2"), a_case("A-3"), seats=seats(carla=9))

    assert [plan[case]["place"] for case in ("A-2", "A-3", "A-1")] == [1, 2, 3]


def test_who_is_set_aside_takes_no_seat():
    plan = planned(*cases(2, stop="dispute"), a_case("B-1"), seats=seats(carla=1))

    assert plan["B-1"]["seat"] == "carla"


def test_no_place_is_given_twice_and_no_seat_has_more_than_it_holds():
    crowd = [*cases(40), *[promised(f"P-{n}", "15:00") for n in range(9)]]

    plan = planned(*crowd, seats=seats(carla=7, li=5, wang=2))

    called = [row for row in plan.values() if row["reason"] is None]
    taken = [(row["round"], row["seat"], row["place"]) for row in called]
    assert len(set(taken)) == len(taken) == 14 + 14 + 9
    held = Counter((round_, seat) for round_, seat, _ in taken)
    assert all(
        count <= {"carla": 7, "li": 5, "wang": 2}[seat]
        for (_, seat), count in held.items()
    )


@settings(deadline=None, max_examples=25)
@given(
    worths=lists(integers(1, 9), max_size=14),
    rooms=lists(integers(0, 3), min_size=1, max_size=3),
)
def test_nobody_is_left_out_while_there_is_room_nor_before_who_is_worth_less(
    worths, rooms
):
    cases = [a_case(f"A-{n:02}", owed_minor=w * 1_000) for n, w in enumerate(worths)]
    seats = [{"seat": f"s{n}", "calls_per_round": r} for n, r in enumerate(rooms)]

    rows = planned(*cases, seats=seats).values()
    called = [row["owed_minor"] for row in rows if row["reason"] is None]
    left = [row["owed_minor"] for row in rows if row["reason"] == "no_seat_left"]

    assert len(called) == min(len(cases), 2 * sum(rooms))
    assert len(called) + len(left) == len(cases)
    assert not called or max(left, default=0) <= min(called)
