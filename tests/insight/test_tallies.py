"""Days are tallied, and nothing is counted that is not there."""

from datetime import date, timedelta

import polars as pl
import pytest

from arrears.insight.daily import tallies
from arrears.insight.frames import SCHEMAS, FrameColumnMissing, Frames
from arrears.insight.measures import MEASURES

from .book import OPENED, TALK, UNTIL, frames, row, tallied, totals

DAY = timedelta(days=1)
A_FLOOR = {
    "cases": [
        row("cases", "A-1042", first_minutes=600),
        row("cases", "B-2077", due_on=None),
    ],
    "contacts": [
        row("contacts", "A-1042"),
        row("contacts", "A-1042", **TALK, is_noted=True, seconds=90),
        row("contacts", "B-2077", result="conversation", code="EVT-06"),
        row("contacts", "B-2077", result="reserved", code=""),
        row("contacts", "nobody", result="conversation", code="EVT-19"),
    ],
    "money": [
        row("money", "A-1042", on=OPENED + 3 * DAY, minor=100_00),
        row("money", "B-2077", on=OPENED + 9 * DAY, minor=30_00),
        row("money", "B-2077", on=OPENED + 9 * DAY, minor=-10_00),
    ],
    "promises": [
        row("promises", "A-1042", state="kept", kept_minor=50_00, followed=True),
        row("promises", "B-2077", is_month_end=True),
        row("promises", "B-2077", state="open"),
    ],
    "agreements": [
        row("agreements", "A-1042", accepted_on=date(2026, 9, 1)),
        row("agreements", "B-2077", ended_on=OPENED + 9 * DAY, ended_as="broken"),
    ],
    "planned": [row("planned", "A-1042"), row("planned", "B-2077", is_attempted=False)],
    "denials": [row("denials", "B-2077"), row("denials", "B-2077", is_cap=False)],
    "reviews": [
        row("reviews", "A-1042"),
        row("reviews", "A-1042", interruptions=None),
    ],
    "moves": [
        row("moves", "A-1042", from_days=4, to_days=0),
        row("moves", "B-2077", from_days=5, to_days=35),
    ],
    "breaks": [row("breaks", "A-1042"), row("breaks", "B-2077", is_read=True)],
    "timed": [
        row("timed", "A-1042"),
        row("timed", "B-2077", spoke_seconds=0, heard_seconds=30),
        row("timed", "B-2077", spoke_seconds=0, heard_seconds=0),
        row("timed", "nobody", spoke_seconds=90, heard_seconds=0),
    ],
}


def test_contacts_are_told_apart():
    found = totals(**A_FLOOR)

    assert found["dials"] == 4
    assert found["answered"] == found["talks"] == 3
    assert (found["right_party"], found["wrong_party"]) == (2, 1)
    assert found["untold"] == 1
    assert found["complaints"] == 1
    assert (found["talks_timed"], found["talk_seconds"]) == (1, 90)


def test_money_taken_back_leaves_the_day_it_came_on():
    found = tallied(**A_FLOOR)

    assert found[OPENED + 9 * DAY, "received_minor"] == 20_00
    assert found[OPENED + 9 * DAY, "reversed_minor"] == 10_00


def test_a_cohort_counts_by_an_age_only_once_it_has_reached_it():
    the_last_day = tallied(**A_FLOOR, on=OPENED + 7 * DAY)
    a_day_later = tallied(**A_FLOOR, on=OPENED + 8 * DAY)

    assert (OPENED, "owed_7_minor") not in the_last_day
    assert a_day_later[OPENED, "owed_7_minor"] == 200_00
    assert a_day_later[OPENED, "recovered_7_minor"] == 100_00
    assert (a_day_later[OPENED, "cases_7"], a_day_later[OPENED, "cleared_7"]) == (2, 1)


def test_more_than_was_owed_does_not_count_as_recovered():
    found = totals(
        cases=[row("cases", "A-1042")], money=[row("money", "A-1042", minor=150_00)]
    )

    assert found["recovered_minor"] == found["owed_minor"] == 100_00
    assert found["came_minor"] == 150_00


def test_money_after_the_day_is_not_known_yet():
    found = totals(**A_FLOOR, on=OPENED + 3 * DAY)

    assert found["recovered_minor"] == 100_00


def test_promises_still_running_are_not_judged():
    found = totals(**A_FLOOR)

    assert (found["promises_judged"], found["promises_kept"]) == (2, 1)
    assert found["month_end_judged"] == 1
    assert "month_end_kept" not in found
    assert (found["follow_up_due"], found["followed_up"]) == (1, 1)


def test_an_agreement_stands_until_it_is_broken():
    found = totals(**A_FLOOR)

    assert (found["agreements"], found["agreements_30"], found["standing_30"]) == (
        2,
        1,
        1,
    )
    assert found["forgiven_minor"] == 20_00


def test_seconds_are_those_of_calls_whose_timer_ran():
    found = totals(**A_FLOOR)

    assert (found["collector_seconds"], found["spoken_seconds"]) == (150, 300)


def test_moves_are_told_by_buckets():
    found = totals(**A_FLOOR)

    assert (found["at_start"], found["cured"], found["rolled"]) == (2, 1, 1)
    assert (found["to_0"], found["to_31_60"]) == (1, 1)


def test_a_row_of_an_unknown_case_is_counted_in_an_unknown_group():
    made = tallies(frames(**A_FLOOR), on=UNTIL).collect("polars").to_native()

    strange = made.filter(pl.col("measure") == "complaints")
    assert strange["lender"].to_list() == ["?"]


def test_every_measure_tallied_is_named_and_every_name_is_tallied_somewhere():
    assert set(totals(**A_FLOOR)) <= set(MEASURES)


def test_a_frame_without_a_column_is_named():
    made = frames(**A_FLOOR)
    lame = Frames(
        **{name: getattr(made, name) for name in SCHEMAS if name != "money"},
        money=made.money.drop("minor"),
    )

    with pytest.raises(FrameColumnMissing, match="minor"):
        tallies(lame, on=UNTIL)


def test_no_rows_make_no_tallies():
    assert totals() == {}
