"""Whose a case becomes: each refusal on both sides of its line, and the two rules."""

from dataclasses import replace

import pytest

from arrears.domain.case.assigning import (
    REFUSALS,
    Able,
    Change,
    Standing,
    change_of,
    decided,
)
from tests.web.book import TODAY

LI = Able("li", "A", cases=0)
MO = Able("mo", "A", cases=0)
CASE = Standing(1, "A-1", owed_minor=500, product="card", language="zh")
TO_LI = Change("seat", seat="li")
EVENLY, BY_KEEPER = Change("even", team="A"), Change("keeper", team="A")


def one(case, change, *seats):
    return decided([case], change=change, seats=seats)[0]


@pytest.mark.parametrize(
    ("able", "refused"),
    [
        ({"authority_minor": 500}, ""),
        ({"authority_minor": 499}, "authority"),
        ({"authority_minor": None}, ""),
        ({"products": frozenset({"card"})}, ""),
        ({"products": frozenset({"mortgage"})}, "product"),
        ({"languages": frozenset({"zh"})}, ""),
        ({"languages": frozenset({"en"})}, "language"),
        ({"away": True}, "away"),
    ],
)
def test_a_seat_has_what_it_may_and_not_a_fen_more(able, refused):
    assert one(CASE, TO_LI, replace(LI, **able)).refused == refused


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({}, ""),
        ({"closed": True}, "closed"),
        ({"caller": "mo"}, "call_open"),
        ({"seat": "li"}, "same"),
        ({"seat": "mo"}, ""),
        ({"language": "", "product": ""}, ""),
    ],
)
def test_what_stands_in_the_way_of_a_case(told, refused):
    assert one(replace(CASE, **told), TO_LI, LI).refused == refused


def test_a_case_that_is_steered_is_not_steered_again_but_may_change_hands():
    steered = replace(CASE, steered=True)

    out = one(steered, Change("leave_out", until_on=TODAY), LI)
    assert out.refused == "steered"
    assert one(steered, TO_LI, LI).refused == ""


def test_evenly_counts_what_was_just_given_and_ties_go_by_name():
    cases = [replace(CASE, case=n, number=f"A-{n}") for n in range(5)]

    found = decided(cases, change=EVENLY, seats=[MO, replace(LI, cases=1)])

    assert [each.seat for each in found] == ["mo", "li", "mo", "li", "mo"]


def test_who_talked_last_goes_before_who_has_fewest_while_she_fits():
    known = replace(CASE, known_to="mo")
    busy = replace(MO, cases=9)

    assert one(known, BY_KEEPER, LI, busy).seat == "mo"
    assert one(known, EVENLY, LI, busy).seat == "li"
    assert one(known, BY_KEEPER, LI, replace(busy, away=True)).seat == "li"


def test_where_no_seat_of_the_team_fits_it_is_said():
    assert one(CASE, EVENLY, replace(LI, team="B")).refused == "nobody"


def test_a_change_is_kept_as_json_and_read_back_the_same():
    change = Change("weigh", until_on=TODAY, weight_percent=200)

    assert change_of(change.plain) == change
    assert change_of(TO_LI.plain) == TO_LI


def test_every_refusal_says_why_in_words():
    assert all(words.zh and words.en for words in REFUSALS.values())
