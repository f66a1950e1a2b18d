"""The plan in numbers, and its fingerprint."""

import pytest

from arrears.planner.digest import digest
from arrears.planner.engines import polars as engine
from arrears.planner.nightly import worklist
from arrears.planner.policy import Policy
from arrears.planner.summary import ReasonLine, RoundLine, summary
from tests.planner.book import TODAY, a_case, frames, promised

SEATS = [{"seat": "carla", "calls_per_round": 1}, {"seat": "li", "calls_per_round": 1}]
BOOK = frames(
    [
        *(a_case(f"A-{n}") for n in range(5)),
        promised("B-1", "15:00"),
        promised("B-2", "15:00", reminder_agreed=False),
        a_case("C-1", stop="dispute"),
    ],
    seats=SEATS,
)


def plan():
    return engine.collect(worklist(BOOK, on=TODAY, policy=Policy.default()))


def test_called_and_set_aside_are_all_there_are():
    told = summary(plan(), book=BOOK, on=TODAY)

    assert (told.cases, told.called, told.set_aside) == (8, 5, 3)
    assert sum(line.calls for line in told.rounds) == told.called
    assert sum(line.cases for line in told.aside) == told.set_aside


def test_rounds_come_in_the_order_of_the_day_and_reasons_by_number():
    told = summary(plan(), book=BOOK, on=TODAY)

    assert told.rounds == (
        RoundLine("morning", "carla", 1),
        RoundLine("morning", "li", 1),
        RoundLine("afternoon", "carla", 1),
        RoundLine("afternoon", "li", 1),
        RoundLine("promised", "carla", 1),
    )
    assert told.aside == (
        ReasonLine("house.promise_pending", 1),
        ReasonLine("house.stopped", 1),
        ReasonLine("no_seat_left", 1),
    )


def test_promises_due_today_are_counted_reminded_or_not():
    told = summary(plan(), book=BOOK, on=TODAY)

    assert (told.promised_today, told.reminded) == (2, 1)


def test_every_line_has_words():
    told = summary(plan(), book=BOOK, on=TODAY)

    assert told.rounds[0].words.zh == "上午轮次"
    assert told.aside[1].words.en == "A stop on the case"


def test_the_summary_of_nothing_is_zero():
    empty = frames([])
    none = engine.collect(worklist(empty, on=TODAY, policy=Policy.default()))

    told = summary(none, book=empty, on=TODAY)

    assert (told.cases, told.called, told.rounds, told.aside) == (0, 0, (), ())


def test_the_fingerprint_sees_every_cell_and_no_order():
    once = plan()
    turned = once.sort("case", descending=True).select(*reversed(once.columns))
    nulls = once.to_native().with_columns(engine.pl.col("reason").fill_null(""))

    assert len(digest(once)) == 64
    assert digest(turned) == digest(once)
    assert digest(engine.nw.from_native(nulls)) != digest(once)


def test_two_cells_cannot_change_places_unseen():
    one, other = (
        plan().to_native().with_columns(seat=engine.pl.lit(a), person=engine.pl.lit(b))
        for a, b in (('x","y', "z"), ("x", 'y","z'))
    )

    first, second = (digest(engine.nw.from_native(p)) for p in (one, other))

    assert first != second


@pytest.mark.covers("CAD-12", "CALC-09")
def test_the_mix_of_numbers_stands_beside_the_sources_bands():
    told = summary(plan(), book=BOOK, on=TODAY)

    mobile, work, home = told.kinds
    assert (mobile.share_per_10000, mobile.words.en) == (10_000, "above the band")
    assert (work.calls, home.words.en) == (0, "below the band")
    assert sum(line.calls for line in told.kinds) == told.called


def test_the_seats_work_is_told_side_by_side():
    told = summary(plan(), book=BOOK, on=TODAY)

    assert sum(line.calls for line in told.seats) == told.called
    assert all(line.days_past_due > 0 for line in told.seats)
