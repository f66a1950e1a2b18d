"""Nothing is lost: accepted + set aside = received, and both agree with the lender."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from arrears.intake import Totals, raise_unless_agreed, read_book, received, survey
from arrears.intake.totals import ControlTotalsDiffer, RowsUnaccounted
from tests.intake.files import HEADER, SECRET, SEVERAL, TODAY, profile, written

CELLS = {
    "account": ["A", "B", "C", "", "1.5E+15"],
    "owed": ["5", "0", "-5", "abc", "1,000.50", "", "9999999999999"],
    "due": ["2026-11-01", "2026-11-24", "2027-01-01", "soon", "2026-11-01,x"],
}
ANY_ROW = sampled_from([f"{a},{o},{d}".replace("1,000.50", '"1,000.50"')
    for a in CELLS["account"] for o in CELLS["owed"] for d in CELLS["due"]])  # fmt: skip


def surveyed(folder, *rows, **control):
    given_ = profile(control=control)
    file = received(written(folder / "b.csv", HEADER, *rows), folder=folder)
    return survey(file, given_, on=TODAY), file, given_


@SEVERAL
@given(lists(ANY_ROW, max_size=15))
def test_every_row_and_every_fen_is_accounted_for(tmp_path_factory, rows):
    totals, file, given_ = surveyed(tmp_path_factory.mktemp("books"), *rows)

    assert totals.received == len(rows)
    assert totals.balanced
    raise_unless_agreed(totals, received=file, profile=given_)


def test_rows_reasons_and_money_are_counted(tmp_path):
    totals, _, _ = surveyed(
        tmp_path, "A,5,2026-11-01", "B,7.50,2026-11-24", "C,x,2026-11-01", "D,1,soon"
    )

    assert (totals.received, totals.accepted, totals.set_aside) == (4, 1, 3)
    assert totals.aside == {
        "not_overdue": 1,
        "money_unreadable": 1,
        "date_unreadable": 1,
    }
    assert totals.owed_received == {"CNY": 13_50}
    assert (totals.owed_accepted, totals.owed_aside) == ({"CNY": 5_00}, {"CNY": 8_50})


def test_totals_may_be_counted_on_the_way(tmp_path):
    told, file, given_ = surveyed(
        tmp_path, "A,5,2026-11-01", "B,x,2026-11-01", "C,1,2026-11-01"
    )

    totals = Totals()
    for batch in read_book(file, given_, on=TODAY, secret=SECRET, rows_per_batch=2):
        totals = totals.plus(batch)

    assert totals == told


@pytest.mark.parametrize(
    "control",
    [{"rows": "2"}, {"owed": "15.01"}, {"owed": "15.010"}, {"owed": "￥15.01"}, {"owed": {"CNY": "15.01"}},
     {"rows": "2", "owed": "15.01"}],
)  # fmt: skip
def test_the_lenders_own_totals_agree(tmp_path, control):
    totals, file, given_ = surveyed(
        tmp_path, "A,5,2026-11-01", "B,10.01,soon", **control
    )

    raise_unless_agreed(totals, received=file, profile=given_)


@pytest.mark.parametrize(
    ("control", "sentence"),
    [
        ({"rows": "3"}, "declared 3, found 2"),
        ({"owed": "15.02"}, "declared 15.02 CNY, found 15.01 CNY"),
        ({"owed": "1501"}, "declared 1,501.00 CNY, found 15.01 CNY"),
        ({"owed": "15.015"}, "declared 15.015, found 15.01 CNY"),
        ({"owed": {"TWD": "15.01"}}, "declared 15.01 TWD, found 0.00 TWD"),
    ],
)
def test_where_they_differ_both_figures_are_named(tmp_path, control, sentence):
    totals, file, given_ = surveyed(
        tmp_path, "A,5,2026-11-01", "B,10.01,soon", **control
    )

    with pytest.raises(ControlTotalsDiffer, match=sentence):
        raise_unless_agreed(totals, received=file, profile=given_)


def test_one_figure_for_two_currencies_is_asked_about(tmp_path):
    path = written(
        tmp_path / "b.csv", f"{HEADER},币种", "A,5,2026-11-01,CNY", "B,5,2026-11-01,JPY"
    )
    given_ = profile(
        {"currency": "币种"}, constants={"product": "card"}, control={"owed": "10"}
    )
    file = received(path, folder=tmp_path)

    totals = survey(file, given_, on=TODAY)

    assert totals.owed_received == {"CNY": 500, "JPY": 5}
    with pytest.raises(ControlTotalsDiffer, match="name the currency"):
        raise_unless_agreed(totals, received=file, profile=given_)


@pytest.mark.parametrize(
    "change", [{"accepted": 0}, {"owed_accepted": {}}, {"received": 2, "accepted": 2}]
)
def test_a_row_or_a_fen_that_goes_missing_stops_the_import(tmp_path, change):
    totals, file, given_ = surveyed(tmp_path, "A,5,2026-11-01")

    with pytest.raises(RowsUnaccounted, match="report this"):
        raise_unless_agreed(replace(totals, **change), received=file, profile=given_)
