"""Seats that are not alike: abilities, keepers, pins, room; cut by rank alone."""

from dataclasses import replace
from itertools import permutations

import narwhals.stable.v2 as nw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.planner.engines import polars as engine
from arrears.planner.frames import OPTIONAL, ColumnOfAnotherKind
from arrears.planner.nightly import worklist
from arrears.planner.policy import Policy
from arrears.planner.steps.flow import cut, shared
from tests.planner.book import TODAY, a_case, frames, promised

NOTHING = dict.fromkeys(OPTIONAL["seats"])


def a_seat(name, calls=20, **told):
    return {"seat": name, "calls_per_round": calls} | NOTHING | told


def with_columns(frame, name, told):
    key = {"cases": "case", "seats": "seat"}[name]
    schema = OPTIONAL[name]
    columns = {
        c: [row.get(c) for row in told] for c in schema if any(c in row for row in told)
    }
    if not columns:
        return frame
    keys = {key: [row[key] for row in told]}
    kinds = {key: nw.String()} | {c: schema[c] for c in columns}
    more = nw.from_dict(keys | columns, schema=kinds, backend="polars").lazy()
    return frame.join(more, on=key, how="left")


def planned(*cases, seats, policy=None, **told):
    book = frames(cases, seats=seats, **told)
    book = replace(
        book,
        cases=with_columns(book.cases, "cases", cases),
        seats=with_columns(book.seats, "seats", seats),
    )
    plan = engine.collect(worklist(book, on=TODAY, policy=policy or Policy.default()))
    return {row["case"]: row for row in plan.rows(named=True)}


def by_seat(plan):
    return {case: row["seat"] or row["reason"] for case, row in plan.items()}


def times(plan):
    """Return the plan without the numbers, which each book names anew."""
    return {case: row | {"point": None} for case, row in plan.items()}


def cases(count, **told):
    return [a_case(f"A-{n:03}", owed_minor=10_000 - n, **told) for n in range(count)]


@given(
    count=st.integers(0, 12),
    rooms=st.lists(st.integers(0, 4), max_size=3),
    reminders=st.integers(0, 3),
)
@settings(max_examples=25, deadline=None)
def test_seats_that_are_alike_are_dealt_as_ever(count, rooms, reminders):
    plain = [{"seat": f"s{n}", "calls_per_round": r} for n, r in enumerate(rooms)]
    told = [row | NOTHING for row in plain]
    book = [*cases(count), *(promised(f"P-{n}", "15:00") for n in range(reminders))]

    if book:
        assert times(planned(*book, seats=told)) == times(planned(*book, seats=plain))


def test_a_language_a_product_a_team_and_an_authority_find_their_seat():
    seats = [
        a_seat("en", languages="en"),
        a_seat("loan", products="loan", languages="zh"),
        a_seat("north", team="north", languages="zh", products="card"),
        a_seat("old", languages="zh, yue", products="card", team="south"),
    ]
    seats[2]["authority_minor"] = 5_000

    plan = planned(
        a_case("A-1", language="en"),
        a_case("A-2", language="zh", product="loan"),
        a_case("A-3", language="zh", team="north", owed_minor=5_000),
        a_case("A-4", language="zh", team="north", owed_minor=5_001),
        a_case("A-5", language="yue"),
        a_case("A-6", language="fr"),
        seats=seats,
    )

    assert by_seat(plan) == {
        "A-1": "en",
        "A-2": "loan",
        "A-3": "north",
        "A-4": "no_seat_fits",
        "A-5": "old",
        "A-6": "no_seat_fits",
    }


def test_a_keeper_gets_her_own_cases_while_she_has_room():
    kept = [dict(each, kept_by="li") for each in cases(3)]
    others = [a_case(f"B-{n}", owed_minor=n) for n in range(3)]

    plan = planned(*kept, *others, seats=[a_seat("carla", 4), a_seat("li", 2)])

    assert by_seat(plan) == {
        "A-000": "li",
        "A-001": "li",
        "A-002": "carla",
        **{f"B-{n}": "carla" for n in range(3)},
    }


def test_a_keeper_gives_way_where_else_a_called_case_had_no_seat():
    kept = a_case("A-1", kept_by="both", owed_minor=900)
    only = a_case("A-2", language="en", owed_minor=800)
    seats = [a_seat("both", 1, languages="zh,en"), a_seat("zh", 1, languages="zh")]

    plan = planned(kept, only, seats=seats)

    assert by_seat(plan) == {"A-1": "zh", "A-2": "both"}


def test_a_pinned_case_comes_first_and_to_its_seat():
    book = [*cases(3), a_case("P-1", owed_minor=1, pinned_to="li")]

    plan = planned(*book, seats=[a_seat("carla", 1), a_seat("li", 1)])

    assert plan["P-1"]["seat"] == "li"
    assert plan["P-1"]["place"] == 1


def test_a_pinned_case_goes_to_the_second_of_two_where_it_is_her_turn():
    book = [*cases(3), a_case("P-1", owed_minor=1, pinned_to="li", paired_to="mo")]

    plan = planned(*book, seats=[a_seat("carla", 2), a_seat("li", 2), a_seat("mo", 2)])

    assert plan["P-1"]["seat"] == "mo"
    assert plan["P-1"]["place"] == 1


@pytest.mark.parametrize(
    "second",
    [
        {"absent": True},
        {"most_cases": 0},
        {"products": "mortgage"},
        {"until_minutes": 480},
    ],
    ids=["away", "full", "of other products", "there at no hour of a round"],
)
def test_where_the_second_of_two_cannot_her_owner_keeps_the_case(second):
    book = [a_case("P-1", pinned_to="li", paired_to="mo", product="card"), *cases(2)]

    plan = planned(*book, seats=[a_seat("carla"), a_seat("li"), a_seat("mo", **second)])

    assert plan["P-1"]["seat"] == "li"


def test_where_neither_of_two_has_room_nobody_else_gets_the_case():
    case = a_case("P-1", pinned_to="li", paired_to="mo")

    plan = planned(case, seats=[a_seat("carla"), a_seat("li", 0), a_seat("mo", 0)])

    assert plan["P-1"]["reason"] == "no_seat_left"


def test_a_turn_in_pair_work_goes_before_the_team_and_before_who_talked_last():
    case = a_case("A-1", team="north", paired_to="mo", kept_by="li")
    seats = [a_seat("li", team="north"), a_seat("mo", team="south")]

    assert planned(case, seats=seats)["A-1"]["seat"] == "mo"


def test_a_case_pinned_to_nobody_here_has_no_seat_that_fits():
    plan = planned(a_case("P-1", pinned_to="gone"), seats=[a_seat("li")])

    assert plan["P-1"]["reason"] == "no_seat_fits"


def test_where_everybody_is_away_there_is_no_room_and_nothing_else_is_wrong():
    plan = planned(a_case("A-1"), seats=[a_seat("li", absent=True)])

    assert plan["A-1"]["reason"] == "no_seat_left"


@pytest.mark.parametrize(
    ("told", "calls"),
    [
        ({}, 8),
        ({"absent": True}, 0),
        ({"minutes": 20}, 5),
        ({"minutes": 19}, 4),
        ({"minutes": 0}, 0),
        ({"most_cases": 3}, 3),
        ({"most_cases": -1}, 0),
    ],
)
def test_the_day_of_a_seat_has_its_bounds(told, calls):
    plan = planned(*cases(12), seats=[a_seat("li", 4, **told)])

    assert sum(row["reason"] is None for row in plan.values()) == calls


def test_a_debtor_in_two_teams_is_called_once_by_one_of_them():
    seats = [a_seat("n", team="north"), a_seat("s", team="south")]

    plan = planned(
        a_case("A-1", person="P", team="north", owed_minor=1),
        a_case("A-2", person="P", team="south", owed_minor=2),
        seats=seats,
    )

    assert by_seat(plan) == {"A-1": "same_person", "A-2": "s"}


def test_each_class_of_seats_gets_an_even_mix():
    plan = planned(*cases(8), seats=[a_seat("all", 2), a_seat("zh", 2, languages="zh")])

    morning = [r["seat"] for r in plan.values() if r["round"] == "morning"]
    assert morning in (["zh", "all"] * 2, ["all", "zh"] * 2)


def test_a_column_of_another_kind_is_named():
    book = frames([a_case("A-1")])
    wrong = book.seats.with_columns(minutes=nw.lit("many"))

    with pytest.raises(ColumnOfAnotherKind) as refused:
        worklist(replace(book, seats=wrong), on=TODAY, policy=Policy.default())

    assert "minutes" in refused.value.sentence.en


def best_by_hand(kinds, allowed, rooms):
    """Return the called places, one by one: kept where all before still fit."""
    called = []
    for at in range(len(kinds)):
        tried = [kinds[each] for each in [*called, at]]
        if fits(tried, allowed, rooms):
            called.append(at)
    return called


def fits(wanted, allowed, rooms):
    seats = [c for c, n in enumerate(rooms) for _ in range(n)]
    if len(wanted) > len(seats):
        return False
    return any(
        all(c in allowed[k] for k, c in zip(wanted, order, strict=False))
        for order in set(permutations(seats, len(wanted)))
    )


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_who_is_called_is_cut_by_rank_alone(data):
    rooms = data.draw(st.lists(st.integers(0, 2), min_size=1, max_size=3))
    classes = st.lists(st.integers(0, len(rooms) - 1), unique=True)
    allowed = data.draw(st.lists(classes, min_size=1, max_size=4))
    kinds = data.draw(st.lists(st.integers(0, len(allowed) - 1), max_size=7))
    places = [[a for a, k in enumerate(kinds) if k == n] for n in range(len(allowed))]

    counts = cut(places, allowed=allowed, rooms=rooms)

    called = sorted(a for each, n in zip(places, counts, strict=True) for a in each[:n])
    assert called == best_by_hand(kinds, allowed, rooms)
    shares = shared(counts, allowed=allowed, rooms=rooms, wished={})
    assert sum(shares.values()) == sum(counts)


def test_a_case_that_its_team_cannot_have_goes_to_the_team_that_the_policy_names():
    seats = [
        a_seat("north", team="north", languages="zh"),
        a_seat("south", team="south"),
    ]
    book = [
        a_case("A-1", team="north", language="zh"),
        a_case("A-2", team="north", language="en"),
        a_case("A-3", team="east", language="en"),
    ]
    sends = replace(Policy.default(), team_fallback={"north": "south"})

    assert by_seat(planned(*book, seats=seats, policy=sends)) == {
        "A-1": "north",
        "A-2": "south",
        "A-3": "no_seat_fits",
    }
    assert by_seat(planned(*book, seats=seats))["A-2"] == "no_seat_fits"
