"""The evening is for those whom the book shows to be reached in it, where somebody sits."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import narwhals.stable.v2 as nw
import pytest

from arrears.planner.afresh import Afresh, Kept
from arrears.planner.digest import digest
from arrears.planner.engines.parts import plan_in_parts
from arrears.planner.evening import Evening
from arrears.planner.frames import collected
from arrears.planner.nightly import evening_figures, worked, worklist
from arrears.planner.policy import Policy
from arrears.planner.window import Window
from tests.planner.book import (
    TODAY,
    a_case,
    a_record,
    an_attempt,
    clock,
    frames,
    plan_of_one,
    planned,
    promised,
)

HOUSE = Policy.default()
LATE = replace(
    HOUSE, evening=replace(HOUSE.evening, seats=("carla",), least_stage_dials=20)
)


def evenings(person, results, *, at="19:30", since=date(2026, 11, 1)):
    return [
        an_attempt(person, f"{since + timedelta(days=n)} {at}", result=result)
        for n, result in enumerate(results)
    ]


def of_alma(talks, silent, *, at="19:30"):
    results = ["conversation"] * talks + ["no_answer"] * silent
    return evenings("debtor of A-1", results, at=at)


def round_of(*attempts, case=None, policy=LATE, **told):
    row = plan_of_one(
        case or a_case("A-1"), attempts=list(chain(*attempts)), policy=policy, **told
    )
    return row["reason"] or row["round"]


def test_the_house_has_the_hours_and_nobody_in_them():
    assert str(HOUSE.evening.window) == "19:00–20:30"
    assert not HOUSE.calls_evenings
    assert round_of(of_alma(4, 1), policy=HOUSE) == "morning"


@pytest.mark.covers("CAD-11")
def test_who_is_answered_in_the_evening_and_not_by_day_is_called_then():
    in_vain = of_alma(0, 6, at="15:00")
    row = plan_of_one(a_case("A-1"), attempts=[*of_alma(4, 0), *in_vain], policy=LATE)

    assert (row["round"], row["seat"]) == ("evening", "carla")
    assert row["slot_minutes"] == clock("19:00")


@pytest.mark.parametrize(
    ("evening", "day", "round_"),
    [
        ((4, 0), (0, 6), "evening"),
        ((3, 0), (0, 6), "morning"),  # three dials of her own are too few
        ((1, 3), (1, 3), "morning"),  # no better
        ((4, 0), (6, 0), "morning"),
        ((0, 6), (2, 0), "morning"),
    ],
)
def test_so_many_dials_and_so_much_better_it_must_be(evening, day, round_):
    # the last call was a talk by day: nothing to do with taking turns
    last = [an_attempt("debtor of A-1", "2026-11-23 15:00", result="conversation")]

    told = of_alma(*evening), of_alma(*day, at="15:00"), last

    assert round_of(*told) == round_


@pytest.mark.parametrize(
    ("dials", "round_"), [(19, "morning"), (20, "evening"), (30, "evening")]
)
def test_where_her_own_record_is_thin_that_of_her_stage_decides(dials, round_):
    cases = [a_case(f"A-{n}") for n in range(1, 12)]
    told = []
    for n in range(dials):
        who = f"debtor of A-{2 + n % 10}"
        day = f"2026-11-{1 + n // 2:02}"
        told.append(an_attempt(who, f"{day} 19:30", result="conversation"))
        told.append(an_attempt(who, f"{day} 09:30"))

    plan = planned(*cases, attempts=told, policy=LATE)

    assert plan["A-1"]["round"] == round_


def test_another_stage_says_nothing_of_hers():
    late = TODAY - timedelta(days=20)
    others = [a_case(f"B-{n}", due_on=late) for n in range(10)]
    told = [
        an_attempt(f"debtor of B-{n % 10}", "2026-11-10 19:30", result="conversation")
        for n in range(40)
    ]

    plan = planned(a_case("A-1"), *others, attempts=told, policy=LATE)

    assert plan["A-1"]["round"] == "morning"
    assert plan["B-1"]["round"] == "evening"


def test_who_rang_in_vain_in_the_evening_comes_at_another_time():
    last = [an_attempt("debtor of A-1", "2026-11-23 19:10")]

    assert round_of(of_alma(6, 0), last) == "morning"


@pytest.mark.parametrize(
    ("at", "dials"), [("2026-11-23 23:59", 1), ("2026-11-24 00:00", 0)]
)
def test_the_day_itself_says_nothing_yet(at, dials):
    book = frames([a_case("A-1")], attempts=[an_attempt("debtor of A-1", at)])

    row = collected(worked(book, on=TODAY, policy=LATE)).rows(named=True)[0]

    assert row["evening_dials"] + row["day_dials"] == dials


def test_the_figures_that_a_day_keeps_are_those_its_plan_goes_by():
    told = book(seats=[{"seat": "carla", "calls_per_round": 60}])

    kept = evening_figures(told, on=TODAY, policy=LATE)

    assert kept["early"]["evening_talks"] > 0
    for policy, figures in ((LATE, kept), (HOUSE, {})):
        plan = worklist(told, on=TODAY, policy=policy).collect()
        afresh = Afresh(told, on=TODAY, policy=policy, kept=Kept(figures, stages(plan)))
        late = {one.case for one in afresh.standings() if one.evening}
        assert late == set(plan.filter(nw.col("round") == "evening")["case"])


def stages(plan):
    return dict(plan.select("case", "stage").rows())


def test_her_own_word_needs_no_record_and_goes_before_one():
    evening = a_case("A-1", prefers_from_minutes=clock("19:45"))
    by_day = a_case("A-1", prefers_from_minutes=clock("09:00"))

    row = plan_of_one(evening, policy=LATE)

    assert (row["round"], row["slot_minutes"]) == ("evening", clock("19:45"))
    assert round_of(of_alma(6, 0), case=by_day) == "morning"


def test_a_promise_for_today_is_not_put_off_to_the_evening():
    assert round_of(of_alma(6, 0), case=promised("A-1", "15:00")) == "promised"


def test_who_may_not_be_called_then_is_called_by_day():
    hours = a_record(
        "debtor of A-1", "inconvenient_time", from_minutes=1080, until_minutes=1439
    )

    assert round_of(of_alma(6, 0), records=[hours]) == "morning"


def test_an_evening_that_the_law_forbids_is_no_evening():
    till_late = replace(LATE.evening, window=Window(clock("19:00"), clock("22:30")))
    by = replace(LATE, evening=till_late)

    assert round_of(of_alma(6, 0), policy=by) == "morning"


def test_what_the_evening_cannot_hold_comes_by_day_and_no_day_is_longer():
    cases = [a_case(f"A-{n}", owed_minor=10_000 - n) for n in range(5)]
    all_five = [evenings(f"debtor of A-{n}", ["conversation"] * 5) for n in range(5)]
    told = list(chain(*all_five))
    seats = [{"seat": "carla", "calls_per_round": 2}]

    plan = planned(*cases, attempts=told, policy=LATE, seats=seats)

    assert [row["round"] for row in plan.values()] == [
        "evening",
        "evening",
        "morning",
        "morning",
        "afternoon",
    ]
    minutes = [{"seat": "carla", "calls_per_round": 2, "minutes": 12}]
    short = planned(*cases, attempts=told, policy=LATE, seats=minutes)
    assert sum(row["reason"] is None for row in short.values()) == 3


def test_a_seat_that_is_not_named_is_not_there():
    by = replace(LATE, evening=replace(LATE.evening, seats=("nobody",)))

    assert round_of(of_alma(6, 0), policy=by) == "morning"


def book(**seats):
    cases = [
        a_case(f"A-{n:02}", due_on=TODAY - timedelta(days=n % 14)) for n in range(40)
    ]
    told = []
    for n in range(0, 40, 3):
        told += evenings(f"debtor of A-{n:02}", ["conversation", "no_answer"] * (n % 5))
    return frames(cases, attempts=told, **seats)


def test_a_book_planned_part_after_part_has_the_same_evening():
    told = book()
    whole = worklist(told, on=TODAY, policy=LATE).collect()
    made = plan_in_parts(told, on=TODAY, policy=LATE, parts=4)

    assert digest(made) == digest(whole)
    assert "evening" in set(whole.get_column("round").to_list())


def test_an_evening_without_seats_is_off():
    assert not Evening(Window(1_140, 1_230), 25, 4, 100).is_on
    assert LATE.calls_evenings
