"""Of her own numbers the one that is answered, and another where none answers."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.domain.contact.channel import PointKind
from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, a_point, an_attempt, plan_of_one

HOUSE = Policy.default()
ALMA = a_case("A-1", person="alma")
MOBILE = a_point("alma", "mobile")
HOME = a_point("alma", "home", kind="home")
WORK = a_point("alma", "work", kind="work", permitted_until=TODAY)
KINDS = {"mobile": "mobile", "home": "home", "work": "work"}


def rung(point, *results):
    return [
        an_attempt("alma", f"2026-11-{11 + n} 10:00", point=point, result=result)
        for n, result in enumerate(results)
    ]


def number(*attempts, points=(MOBILE, HOME), policy=HOUSE):
    told = {"points": list(points), "attempts": list(chain(*attempts))}
    return plan_of_one(ALMA, policy=policy, **told)["point"]


def test_without_a_record_the_mobile_comes_first():
    assert number() == "mobile"


@pytest.mark.covers("CALC-11")
def test_the_number_that_was_answered_goes_before_the_one_that_was_not():
    silent = rung("mobile", "no_answer", "no_answer")
    answered = rung("home", "conversation")

    assert number(silent, answered) == "home"
    assert number(rung("mobile", "conversation"), answered) == "mobile"


@pytest.mark.parametrize(
    ("calls", "next_"), [(1, "mobile"), (2, "mobile"), (3, "home"), (9, "home")]
)
def test_a_number_that_never_answers_makes_room_for_another(calls, next_):
    tried = rung("mobile", *["no_answer"] * calls)

    assert number(tried) == next_


def test_after_so_many_calls_in_vain_another_comes_whatever_the_kind_is_worth():
    steady = replace(
        HOUSE.numbers,
        usual_per_10000={PointKind.MOBILE: 9_000, PointKind.HOME: 0, PointKind.WORK: 0},
        weight_dials=1_000,
    )
    by = replace(HOUSE, numbers=steady)

    assert number(rung("mobile", *["busy"] * 2), policy=by) == "mobile"
    assert number(rung("mobile", *["busy"] * 3), policy=by) == "home"
    assert (
        number(rung("mobile", *["busy"] * 4), rung("home", *["busy"] * 3), policy=by)
        == "mobile"
    )


@pytest.mark.covers("CAD-12")
def test_the_work_number_answers_best_and_still_needs_its_permission():
    answered = rung("work", "conversation", "conversation")
    forbidden = a_point("alma", "work", kind="work")

    assert number(answered, points=(MOBILE, WORK)) == "work"
    assert number(answered, points=(MOBILE, forbidden)) == "mobile"


def test_what_she_rang_and_what_is_long_ago_say_nothing():
    hers = rung("home", "conversation")
    hers[0] |= {"initiator": "debtor"}
    old = an_attempt("alma", "2026-11-05 10:00", point="home", result="conversation")

    assert number(hers, [old]) == "mobile"


def test_a_policy_that_says_nothing_goes_by_kind_alone():
    by = replace(HOUSE, numbers=None)

    assert number(rung("mobile", *["busy"] * 5), policy=by) == "mobile"


RESULTS = st.lists(st.sampled_from(["no_answer", "conversation", "busy"]), max_size=6)


@settings(max_examples=25, deadline=None)
@given(mobile=RESULTS, home=RESULTS, work=RESULTS)
def test_the_columns_choose_as_the_figures_of_one_number_say(mobile, home, work):
    told = {"mobile": mobile, "home": home, "work": work}
    attempts = [rung(point, *results) for point, results in told.items()]

    found = number(*attempts, points=(MOBILE, HOME, WORK))

    def place(point):
        results = told[point]
        talks = results.count("conversation")
        kind = PointKind(KINDS[point])
        return HOUSE.numbers.place(kind, dials=len(results), talks=talks)

    assert found == min(told, key=place)
