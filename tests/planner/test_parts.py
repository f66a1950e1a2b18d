"""A book planned part after part has the plan of the whole."""

from dataclasses import replace
from threading import Barrier, Lock

import narwhals.stable.v2 as nw
import pytest

from arrears.domain.words import Refusal
from arrears.planner.digest import digest
from arrears.planner.engines import parts as parts_of_a_book
from arrears.planner.engines import polars as engine
from arrears.planner.engines.parts import (
    AT_ONCE,
    GIB,
    LEAST_A_PART,
    MOST_A_PART,
    cases_a_part,
    plan_in_parts,
)
from arrears.planner.frames import KeyTwice
from arrears.planner.nightly import stood, worklist
from arrears.planner.policy import Policy
from arrears.planner.trial import Arm, Trial
from tests.planner.book import TODAY, a_case, a_record, frames
from tests.planner.test_engines import CASES, FULL, HISTORY, POINTS, RECORDS

USUAL = Policy.default()
TRIED = replace(
    USUAL,
    trial=Trial(
        arms=(Arm("champion", "priority", 6_000), Arm("other", "increment", 3_000)),
        holdout_per_10000=1_000,
        seed="2026",
    ),
    cover_new_first=True,
)


def book(**told):
    usual = {
        "points": POINTS,
        "attempts": HISTORY,
        "records": RECORDS,
        "seats": FULL,
    }
    return frames(CASES, **usual | told)


def unlike(whole):
    """Return the book with seats that are not alike, and cases that ask for them."""
    seats = whole.seats.with_columns(
        products=nw.when(nw.col("seat") == "li").then(nw.lit("loan")),
        most_cases=nw.lit(9, dtype=nw.Int32),
    )
    cases = whole.cases.with_columns(
        pinned_to=nw.when(nw.col("case") == "A-30").then(nw.lit("carla")),
        kept_by=nw.when(nw.col("owed_minor") > 3_000_00).then(nw.lit("li")),
    )
    return replace(whole, seats=seats, cases=cases)


def whole_plan(whole, policy):
    return engine.collect(worklist(whole, on=TODAY, policy=policy))


@pytest.mark.parametrize("parts", [1, 4])
@pytest.mark.parametrize("policy", [USUAL, TRIED], ids=["usual", "tried"])
@pytest.mark.parametrize("shape", [lambda b: b, unlike], ids=["alike", "unlike"])
def test_any_number_of_parts_gives_the_plan_of_the_whole(parts, policy, shape):
    ours = whole_plan(shape(book()), policy)
    made = plan_in_parts(shape(book()), on=TODAY, policy=policy, parts=parts)

    assert list(made.rows(named=True)) == list(ours.rows(named=True))
    assert made.schema == ours.schema
    assert digest(made) == digest(ours)


def test_a_record_of_another_debtors_case_stays_one_of_another_case():
    cases = [a_case("A-1", person="alma"), a_case("B-1", person="boris")]
    whole = frames(cases, records=[a_record("alma", "dispute", case="B-1")])
    ours = whole_plan(whole, USUAL)

    for parts in (1, 5):
        made = plan_in_parts(whole, on=TODAY, policy=USUAL, parts=parts)
        assert digest(made) == digest(ours)


def test_a_case_twice_is_found_though_its_two_debtors_are_in_two_parts():
    cases = [a_case("A-1", person=f"debtor {n}") for n in range(2)]

    with pytest.raises(KeyTwice):
        plan_in_parts(frames(cases), on=TODAY, policy=USUAL, parts=20)


def test_what_the_law_refuses_in_a_part_comes_out_as_it_does_of_the_whole():
    people = {case["person"] for case in CASES if case["person"]}
    odd = [a_record(each, "consent", days="someday") for each in sorted(people)]

    with pytest.raises(Refusal) as of_the_whole:
        whole_plan(book(records=odd), USUAL)
    with pytest.raises(Refusal) as of_parts:
        plan_in_parts(book(records=odd), on=TODAY, policy=USUAL, parts=4)

    assert type(of_parts.value) is type(of_the_whole.value)
    assert str(of_parts.value) == str(of_the_whole.value)


def test_two_parts_are_judged_at_once_and_never_more(monkeypatch):
    together, counting, inside, most = Barrier(AT_ONCE), Lock(), [], []

    def watched(*args, **told):
        with counting:
            inside.append(1)
            most.append(len(inside))
        together.wait(timeout=60)
        found = stood(*args, **told)
        with counting:
            inside.pop()
        return found

    monkeypatch.setattr(parts_of_a_book, "stood", watched)
    made = plan_in_parts(book(), on=TODAY, policy=USUAL, parts=3 * AT_ONCE)

    assert max(most) == AT_ONCE
    assert digest(made) == digest(whole_plan(book(), USUAL))


def test_after_a_refusal_no_other_part_is_begun(monkeypatch):
    begun = []

    def refused(*_, **__):
        begun.append(1)
        raise KeyTwice(frame="cases", key="A-1", rows=2)

    monkeypatch.setattr(parts_of_a_book, "stood", refused)

    with pytest.raises(KeyTwice):
        plan_in_parts(book(), on=TODAY, policy=USUAL, parts=400)
    assert len(begun) < 400


def test_an_empty_book_makes_an_empty_plan():
    assert len(plan_in_parts(frames([]), on=TODAY, policy=USUAL)) == 0


def test_less_memory_makes_smaller_parts_down_to_a_least():
    sizes = [cases_a_part(10_000_000, n * GIB) for n in (16, 3, 1)]

    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (MOST_A_PART, LEAST_A_PART)
