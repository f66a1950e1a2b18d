"""Seats have hours: room by the time in each round, no call outside, a clear no to nonsense."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.planner.frames import OPTIONAL, SeatHoursUnfit
from arrears.planner.hours import (
    BreakOutside,
    BreaksNotRead,
    HoursMisplaced,
    Shift,
    hours,
)
from arrears.planner.policy import Policy
from arrears.planner.window import Window
from tests.planner.book import a_case, a_record, clock, frames, promised
from tests.planner.test_deal import a_seat, by_seat, cases, planned, with_columns

MORNING, AFTERNOON = Window(480, 600), Window(870, 1050)


def a_shift(begins, ends, *, calls=30, breaks=""):
    told = hours(clock(begins), clock(ends), breaks)
    return Shift(told, MORNING, calls, 4)


@pytest.mark.parametrize(
    ("begins", "ends", "breaks", "room"),
    [
        ("08:00", "10:00", "", 30),
        ("09:00", "18:00", "", 15),
        ("08:00", "09:00", "08:30-08:40", 12),
        ("10:00", "18:00", "", 0),
        ("08:00", "10:00", "08:30-09:30", 15),
    ],
)
def test_room_follows_from_the_time_in_the_round(begins, ends, breaks, room):
    assert a_shift(begins, ends, breaks=breaks).room == room


def test_few_calls_fit_in_half_a_round_at_their_ease_and_many_as_close_as_ever():
    assert a_shift("09:00", "10:00", calls=10).room == 10
    assert a_shift("09:00", "10:00", calls=120).room == 60


def test_turns_skip_the_break():
    shift = a_shift("08:00", "10:00", breaks="08:06-09:00")

    assert [shift.minute(n) for n in range(3)] == [480, 484, 542]


def test_a_seat_gets_its_calls_within_its_hours():
    seats = [a_seat("late", from_minutes=540, until_minutes=900), a_seat("all")]

    plan = planned(*cases(40), seats=seats)

    late = [row["slot_minutes"] for row in plan.values() if row["seat"] == "late"]
    assert late
    assert all(540 <= slot < 600 or 870 <= slot < 900 for slot in late)


def test_a_fixed_hour_finds_who_is_there_then():
    seats = [
        a_seat("early", until_minutes=clock("14:00")),
        a_seat("rests", breaks="14:00-14:30"),
        a_seat("there"),
    ]

    plan = planned(*(promised(f"P-{n}", "15:15") for n in range(4)), seats=seats)

    assert set(by_seat(plan).values()) == {"there"}


def test_whose_day_turns_is_called_where_law_and_hours_meet():
    seats = [a_seat("early", until_minutes=530), a_seat("late", from_minutes=530)]
    case = a_case("A-1", person="p")
    book = frames(
        [case],
        seats=seats,
        records=[
            a_record(
                "p", "inconvenient_time", from_minutes=0, until_minutes=clock("09:30")
            )
        ],
    )

    row = _planned(book, [case], seats)["A-1"]

    assert (row["seat"], row["round"]) == ("late", "morning")
    assert clock("09:30") <= row["slot_minutes"] < clock("10:00")


def test_nobody_there_at_that_hour_is_no_seat_left():
    seats = [a_seat("early", until_minutes=clock("12:00"))]

    plan = planned(promised("P-1", "15:15"), seats=seats)

    assert plan["P-1"]["reason"] == "no_seat_left"


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ((600, 500, ""), HoursMisplaced),
        ((600, 1500, ""), HoursMisplaced),
        ((480, 1080, "lunch"), BreaksNotRead),
        ((480, 1080, "13:00-12:00"), BreaksNotRead),
        ((480, 1080, "07:00-09:00"), BreakOutside),
        ((480, 1080, "12:00-13:00,12:30-13:30"), BreakOutside),
        ((480, 1080, "08:00-18:00"), BreakOutside),
    ],
)
def test_hours_that_cannot_be_are_refused(told, refused):
    with pytest.raises(refused):
        hours(*told)


def test_the_plan_names_the_seat_whose_hours_cannot_be():
    seats = [a_seat("li", breaks="noon")]

    with pytest.raises(SeatHoursUnfit, match=r"“li”.*“noon” cannot be read"):
        planned(a_case("A-1"), seats=seats)


HOURS = st.fixed_dictionaries(
    {
        "from_minutes": st.sampled_from([None, 480, 540, 900]),
        "until_minutes": st.sampled_from([None, 960, 1000]),
        "breaks": st.sampled_from([None, "15:10-15:30", "15:00-15:15,15:50-15:55"]),
        "calls_per_round": st.integers(0, 6),
    }
)
BOOKS = st.lists(
    st.tuples(
        st.sampled_from(["plain", "promised", "turns", "likes"]), st.integers(0, 9)
    ),
    min_size=1,
    max_size=14,
)


def a_book(told, seats):
    made, records = [], []
    for n, (kind, hour) in enumerate(told):
        name, at = f"A-{n:02}", 480 + 60 * hour
        if kind == "promised":
            made.append(promised(name, f"{at // 60:02}:00"))
        elif kind == "likes":
            made.append(a_case(name, prefers_from_minutes=at))
        else:
            made.append(a_case(name, person=name))
        if kind == "turns":
            ends = {"from_minutes": 0, "until_minutes": at}
            records.append(a_record(name, "inconvenient_time", **ends))
    return made, frames(made, seats=seats, records=records)


def _planned(book, made, seats):
    from arrears.planner.engines import polars as engine
    from arrears.planner.nightly import worklist
    from tests.planner.book import TODAY

    told = replace(
        book,
        cases=with_columns(book.cases, "cases", made),
        seats=with_columns(book.seats, "seats", seats),
    )
    lazy = worklist(told, on=TODAY, policy=Policy.default())
    return {row["case"]: row for row in engine.collect(lazy).rows(named=True)}


@given(told=BOOKS, of=st.lists(HOURS, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_no_call_is_ever_outside_the_hours_of_its_seat(told, of):
    seats = [
        {"seat": f"s{n}"} | dict.fromkeys(OPTIONAL["seats"]) | each
        for n, each in enumerate(of)
    ]
    made, book = a_book(told, seats)

    plan = _planned(book, made, seats)

    assert len(plan) == len(made)
    for row in plan.values():
        if row["reason"] is None:
            seat = next(each for each in seats if each["seat"] == row["seat"])
            there = hours(
                seat["from_minutes"], seat["until_minutes"], seat["breaks"] or ""
            )
            assert there.holds(row["slot_minutes"]), row
    for seat in seats:
        for round_ in ("morning", "afternoon", "promised", "follow_up"):
            own = [
                row
                for row in plan.values()
                if (row["seat"], row["round"]) == (seat["seat"], round_)
            ]
            assert len(own) <= seat["calls_per_round"]
