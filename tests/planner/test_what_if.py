"""What the day would be like: two plans held against each other, the law untouched."""

from dataclasses import replace

import narwhals.stable.v2 as nw
import pytest

from arrears.planner.policy import Policy, WorthUnknown
from arrears.planner.what_if import (
    Change,
    ChangeTwice,
    ChangeUnknown,
    ChangeWrong,
    LawStays,
    RuleStays,
    change_of,
    compared,
    cost_of_steering,
)
from tests.planner.book import TODAY, a_case, frames

HOUSE = Policy.default()


def book(count=10, calls=2):
    cases = [a_case(f"A-{n}", owed_minor=100_000 * (n + 1)) for n in range(count)]
    return frames(cases, seats=[{"seat": "li", "calls_per_round": calls}])


def tried(text, **told):
    return compared(book(**told), on=TODAY, policy=HOUSE, change=change_of(text))


def test_twice_the_seats_call_twice_the_cases():
    found = tried("seats=2")

    assert (found.before.called, found.after.called) == (4, 8)
    assert found.after.aside == {"no_seat_left": 2}
    assert found.after.added_minor > found.before.added_minor
    assert found.basis == "assumption"


def test_no_seats_call_nobody_and_no_case_is_lost():
    found = tried("seats=0")

    assert found.after.called == 0
    assert sum(found.after.aside.values()) == 10


def test_more_calls_a_round_and_another_measure():
    found = tried("calls=3,worth=balance,minutes_per_call=5")

    assert found.after.called == 6


def test_nothing_changed_is_the_same_plan():
    found = tried("")

    assert found.before == found.after


def test_mealtimes_may_be_tried_without():
    found = tried("rule=house.mealtimes:off")

    assert found.before.called == found.after.called


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("rule=cn.hours:off", LawStays),
        ("rule=us_reg_f.hours:off", LawStays),
        ("rule=house.opt_out:off", RuleStays),
        ("rule=house.nothing:off", ChangeUnknown),
        ("rule=mars.hours:off", ChangeUnknown),
        ("rule=cn.hours:on", ChangeUnknown),
        ("seats=many", ChangeWrong),
        ("seats=-1", ChangeWrong),
        ("seats=99999999999999", ChangeWrong),
        ("minutes_per_call=0", ChangeWrong),
        ("wishes=3", ChangeUnknown),
        ("seats", ChangeWrong),
        ("seats=2,seats=3", ChangeTwice),
    ],
)
def test_what_cannot_be_tried_is_named(text, refused):
    with pytest.raises(refused):
        change_of(text)


def test_an_unknown_measure_is_named():
    with pytest.raises(WorthUnknown):
        tried("worth=mood")


def test_steering_says_what_it_costs():
    plain = book()
    pins = nw.from_dict({"case": ["A-0"], "pinned_to": ["li"]}, backend="polars")
    steered = replace(plain, cases=plain.cases.join(pins.lazy(), on="case", how="left"))

    found = cost_of_steering(steered, plain, on=TODAY, policy=HOUSE)

    assert found.before.called == found.after.called
    assert found.after.added_minor < found.before.added_minor


def test_a_weight_does_not_make_a_case_worth_more():
    plain = book(calls=20)
    told = {"case": ["A-0"], "weight_percent": [1000]}
    weights = nw.from_dict(told, backend="polars").lazy()
    steered = replace(plain, cases=plain.cases.join(weights, on="case", how="left"))

    found = cost_of_steering(steered, plain, on=TODAY, policy=HOUSE)

    assert found.before == found.after


def test_a_change_of_nothing_is_no_change():
    assert change_of("") == Change()
