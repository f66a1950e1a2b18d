"""The plan as a whole: one in, one out, the same twice, on every engine."""

from dataclasses import replace
from datetime import date

import duckdb
import narwhals.stable.v2 as nw
import pytest

from arrears.planner.digest import digest
from arrears.planner.engines import polars as engine
from arrears.planner.frames import (
    SCHEMAS,
    ColumnMissing,
    ColumnOfAnotherKind,
    Frames,
    KeyMissing,
    KeyTwice,
)
from arrears.planner.nightly import PLAN, worklist
from arrears.planner.policy import Policy
from tests.planner.book import (
    TODAY,
    a_case,
    a_point,
    an_attempt,
    frames,
    planned,
    promised,
    rows,
)

POLICY = Policy.default()
BOOK = [
    *(a_case(f"A-{n}", owed_minor=n * 700_00) for n in range(90)),
    *(a_case(f"B-{n}", person="boris", can_pay_part=n > 1) for n in range(3)),
    *(promised(f"C-{n}", f"{8 + n}:30") for n in range(9)),
    a_case("D-1", zone=None),
    a_case("D-2", due_on=None),
    a_case("D-3", stop="complaint"),
    a_case("D-4", zone="America/New_York", prefers_from_minutes=900),
    a_case("D-5", zone="Asia/Urumqi", lost=True),
    a_case("D-6", stop=None, first_instalment=True),
]
HISTORY = [
    *[an_attempt("debtor of A-1", "2026-11-24 08:10", point="m")] * 6,
    an_attempt("debtor of A-2", "2026-11-24 08:10", result="conversation"),
    an_attempt("debtor of A-3", "2026-11-24 08:10"),
    an_attempt("debtor of A-4", "2026-11-24 08:10", result=None),
]
POINTS = [
    a_point(person, "m" if person == "debtor of A-1" else f"number of {person}")
    for person in dict.fromkeys(case["person"] for case in BOOK)
]


def plan(book, on=TODAY):
    return engine.collect(worklist(book, on=on, policy=POLICY))


def a_book(cases=BOOK):
    return frames(cases, points=POINTS, attempts=HISTORY)


def on_duckdb(book):
    def moved(frame):
        native = frame.collect().to_native()
        return nw.from_native(duckdb.from_arrow(native.to_arrow()))

    return Frames(**{name: moved(getattr(book, name)) for name in SCHEMAS})


def test_every_case_comes_out_once_called_or_with_a_reason():
    rows = plan(a_book()).rows(named=True)

    assert sorted(row["case"] for row in rows) == sorted(case["case"] for case in BOOK)
    for row in rows:
        parts = [
            row[name] for name in ("point", "round", "slot_minutes", "seat", "place")
        ]
        assert all(part is None for part in parts) == (row["reason"] is not None)
        assert all(part is not None for part in parts) == (row["reason"] is None)


def test_a_debtor_is_called_at_most_once():
    called = [row["person"] for row in plan(a_book()).rows(named=True) if row["seat"]]

    assert len(called) == len(set(called))


def test_the_same_plan_twice_is_identical():
    once, twice = plan(a_book()), plan(a_book(BOOK[::-1]))

    assert once.rows() == twice.rows()
    assert digest(once) == digest(twice)


def test_duckdb_makes_the_same_plan_as_polars():
    other = worklist(on_duckdb(a_book()), on=TODAY, policy=POLICY).collect("polars")

    assert digest(other) == digest(plan(a_book()))
    assert other.schema == plan(a_book()).schema


def test_another_day_is_another_plan():
    assert digest(plan(a_book())) != digest(plan(a_book(), on=date(2026, 11, 25)))


def test_an_empty_book_makes_an_empty_plan():
    empty = plan(frames([]))

    assert (len(empty), empty.columns) == (0, list(PLAN))


def test_a_book_of_which_nothing_is_known_calls_nobody():
    blank = dict.fromkeys(SCHEMAS["cases"]) | {"case": "A-1042"}

    row = planned(blank, points=[], attempts=[])["A-1042"]

    assert row["reason"] == "no_due_date"
    assert (row["priority"], row["stage"]) == (5, "not_overdue")


@pytest.mark.parametrize(
    "column", [name for name in SCHEMAS["cases"] if name != "case"]
)
def test_a_fact_left_out_loses_no_case_and_breaks_nothing(column):
    row = planned(promised("A-1042", "15:00") | {column: None})["A-1042"]

    assert row["case"] == "A-1042"
    unlawful = {"person", "zone", "due_on", "stop", "reminder_agreed"}
    assert (row["reason"] is not None) == (column in unlawful)


@pytest.mark.parametrize(
    "column", ["person", "point", "at", "result", "initiator", "channel"]
)
def test_an_attempt_with_a_gap_never_lets_a_call_through_that_it_would_stop(column):
    used_up = [an_attempt("alma", "2026-11-24 08:10", point="m")] * 5
    gap = an_attempt("alma", "2026-11-24 08:10", point="m") | {column: None}

    row = planned(
        a_case("A-1042", person="alma"),
        points=[a_point("alma", "m")],
        attempts=[*used_up, gap],
    )["A-1042"]

    nobodys = {"person", "point"}  # of whom or of which number it was, no one can say
    assert (row["reason"] is not None) == (column not in nobodys)


def test_two_rows_of_one_case_are_refused():
    twins = frames([a_case("A-1042"), a_case("A-1042")])

    with pytest.raises(KeyTwice) as refused:
        worklist(twins, on=TODAY, policy=POLICY)

    assert "A-1042" in refused.value.sentence.zh


def test_a_case_without_a_number_is_refused():
    with pytest.raises(KeyMissing):
        worklist(frames([a_case(None, person="alma")]), on=TODAY, policy=POLICY)


@pytest.mark.parametrize("name", ["points", "seats"])
def test_a_number_or_a_seat_twice_is_refused(name):
    twice = {
        "points": [a_point("alma", "m"), a_point("boris", "m")],
        "seats": [{"seat": "carla", "calls_per_round": 1}] * 2,
    }[name]

    with pytest.raises(KeyTwice) as refused:
        worklist(frames([a_case("A-1042")], **{name: twice}), on=TODAY, policy=POLICY)

    assert name in refused.value.sentence.en


@pytest.mark.parametrize(
    ("name", "column"),
    [(name, column) for name, schema in SCHEMAS.items() for column in schema],
)
def test_a_missing_column_is_named(name, column):
    book = a_book()
    lacking = replace(book, **{name: getattr(book, name).drop(column)})

    with pytest.raises(ColumnMissing) as refused:
        worklist(lacking, on=TODAY, policy=POLICY)

    assert f"{name} has no column “{column}”" in refused.value.sentence.en
    assert f"{name} 缺少列“{column}”" in refused.value.sentence.zh


@pytest.mark.parametrize(
    ("column", "kind"),
    [("owed_minor", nw.Float64), ("due_on", nw.String), ("lost", nw.Int64)],
)
def test_a_column_of_another_kind_is_refused(column, kind):
    book = a_book()
    bent = book.cases.with_columns(nw.lit(None, dtype=kind).alias(column))

    with pytest.raises(ColumnOfAnotherKind) as refused:
        worklist(replace(book, cases=bent), on=TODAY, policy=POLICY)

    assert column in refused.value.sentence.en


def test_a_column_of_nothing_but_nulls_and_small_integers_are_taken():
    book = frames([a_case("A-1042")])
    loose = book.cases.with_columns(
        nw.lit(None).alias("promise_on"), nw.col("owed_minor").cast(nw.Int32)
    )

    made = plan(replace(book, cases=loose))

    assert made.schema == plan(a_book()).schema


def test_columns_too_many_do_no_harm():
    book = a_book()
    more = book.cases.with_columns(colour=nw.lit("red"), reason=nw.lit("because"))

    assert digest(plan(replace(book, cases=more))) == digest(plan(a_book()))


def test_the_plan_has_the_columns_of_the_contract():
    kinds = plan(frames([a_case("A-1042")])).schema

    whole = {"days_past_due", "priority", "slot_minutes", "place"}
    assert list(kinds) == list(PLAN)
    for name, kind in kinds.items():
        expected = nw.Int32 if name in whole else nw.String
        assert kind == (nw.Int64 if name == "owed_minor" else expected)


def test_attempts_may_be_none_at_all():
    book = replace(a_book(), attempts=rows("attempts", []))

    assert len(plan(book)) == len(BOOK)
