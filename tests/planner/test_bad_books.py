"""What a book may bring that makes no sense: every case still comes out, with its reason."""

from dataclasses import replace
from datetime import datetime, timedelta

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from arrears.planner.engines import polars as engine
from arrears.planner.frames import KEYS, SCHEMAS, Frames
from arrears.planner.nightly import worklist
from arrears.planner.policy import Policy
from arrears.planner.window import Window
from tests.planner.book import (
    TODAY,
    a_case,
    a_point,
    an_attempt,
    frames,
    plan_of_one,
    planned,
    promised,
    rows,
)

MANY = 1_000_000


@pytest.mark.parametrize(
    "at", ["2026-11-25 09:00", "2026-12-31 09:00", "9999-12-30 09:00"]
)
def test_attempts_that_are_still_to_come_change_nothing(at):
    case, point = a_case("A"), [a_point("debtor of A", "mobile")]
    told = [
        an_attempt("debtor of A", at, result="conversation", zone="UTC")
        for _ in range(9)
    ]

    without = plan_of_one(case, points=point)

    assert without["reason"] is None
    assert plan_of_one(case, points=point, attempts=told) == without


def test_a_million_attempts_at_one_debtor_are_a_reason_and_no_row_is_lost():
    at = datetime(2026, 11, 24, 1)  # UTC: nine in Shanghai
    flood = pl.LazyFrame(
        {"at": pl.datetime_range(at - timedelta(days=11), at, "950ms", eager=True)}
    ).select(
        pl.lit("debtor of A").alias("person"),
        pl.lit("mobile").alias("point"),
        "at",
        pl.lit("no_answer").alias("result"),
        pl.lit("collector").alias("initiator"),
        pl.lit("phone").alias("channel"),
    )
    assert flood.select(pl.len()).collect().item() > MANY
    cases = [a_case("A"), a_case("B")]
    points = [a_point("debtor of A", "mobile"), a_point("debtor of B", "another")]
    book = replace(frames(cases, points=points), attempts=nw.from_native(flood))

    plan = engine.plan(book, on=TODAY, policy=Policy.default())

    told = {row["case"]: row["reason"] for row in plan.rows(named=True)}
    assert told == {"A": "cn.unanswered_dials", "B": None}


@pytest.mark.parametrize("free", ["north", "south"])
def test_a_debtor_whose_cases_are_two_teams_is_called_once_for_the_first_that_fits(
    free,
):
    cases = [
        a_case("A", person="Alma", owed_minor=2_000_00),
        a_case("B", person="Alma", owed_minor=1_000_00),
    ]
    book = frames(cases)
    team = nw.when(nw.col("case") == "A").then(nw.lit("north"))
    seat = nw.when(nw.col("seat") == "carla").then(nw.lit("north"))
    book = replace(
        book,
        cases=book.cases.with_columns(team=team.otherwise(nw.lit("south"))),
        seats=book.seats.with_columns(
            team=seat.otherwise(nw.lit("south")),
            absent=(nw.col("seat") == "carla") & nw.lit(free == "south"),
        ),
    )

    plan = engine.collect(worklist(book, on=TODAY, policy=Policy.default()))

    told = {row["case"]: row["seat"] or row["reason"] for row in plan.rows(named=True)}
    assert (
        told
        == {
            "north": {"A": "carla", "B": "same_person"},
            "south": {"A": "no_seat_fits", "B": "li"},
        }[free]
    )


@pytest.mark.parametrize(
    "seats",
    [
        {"absent": nw.lit(value=True)},
        {"minutes": nw.lit(0)},
        {"most_cases": nw.lit(0)},
        {"calls_per_round": nw.lit(0)},
    ],
    ids=["all away", "no minutes", "no cases", "no calls"],
)
def test_a_day_on_which_nobody_works_sets_all_aside_for_want_of_a_seat(seats):
    book = frames([a_case("A"), a_case("B", stop="dispute")])
    book = replace(book, seats=book.seats.with_columns(**seats))

    plan = engine.collect(worklist(book, on=TODAY, policy=Policy.default()))

    told = {row["case"]: row["reason"] for row in plan.rows(named=True)}
    assert told["A"] == "no_seat_left"
    assert set(told) == {"A", "B"}


def test_seats_that_call_in_no_round_leave_all_waiting_for_one():
    book = frames([a_case("A"), promised("B", "09:00")])
    noon = {"from_minutes": nw.lit(11 * 60), "until_minutes": nw.lit(12 * 60)}
    book = replace(book, seats=book.seats.with_columns(**noon))

    plan = engine.collect(worklist(book, on=TODAY, policy=Policy.default()))

    told = {row["case"]: row["reason"] for row in plan.rows(named=True)}
    assert told == {"A": "no_seat_left", "B": "no_seat_left"}


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_a_row_of_which_only_its_number_is_known_loses_and_stops_nobody(name):
    book = frames([a_case("A", person="Alma")], points=[a_point("Alma", "mobile")])
    key = KEYS.get(name)
    blank = rows(name, [dict.fromkeys(SCHEMAS[name]) | ({key: "Z"} if key else {})])
    with_blank = {name: nw.concat([getattr(book, name), blank])}

    plan = engine.plan(replace(book, **with_blank), on=TODAY, policy=Policy.default())

    told = {row["case"]: row["reason"] for row in plan.rows(named=True)}
    assert told.pop("Z", "no_due_date") == "no_due_date"
    assert told == {"A": None}


def test_a_book_of_nothing_but_numbers_gives_each_case_its_reason():
    blank = {
        name: [dict.fromkeys(SCHEMAS[name]) | {KEYS.get(name, "person"): "Z"}]
        for name in SCHEMAS
    }
    blank = {name: rows(name, told) for name, told in blank.items()}

    plan = engine.plan(Frames(**blank), on=TODAY, policy=Policy.default())

    assert [row["reason"] for row in plan.rows(named=True)] == ["no_due_date"]


def test_rounds_at_hours_that_the_law_forbids_say_so_case_by_case():
    night = replace(
        Policy.default(),
        morning=Window(23 * 60, 23 * 60 + 30),
        afternoon=Window(23 * 60 + 30, 1440),
        evening=None,
    )

    told = planned(a_case("A"), a_case("B"), policy=night)

    assert {row["reason"] for row in told.values()} == {"cn.hours"}
