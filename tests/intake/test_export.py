"""What we export can be opened in a spreadsheet without running anything."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis.strategies import text

from arrears.intake import safe, safe_cell, write_safe_csv
from tests.intake.files import HEADER, UNHURRIED, profile, read, written

STARTS = "=+-@\t\r"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "\uff201",
     '=HYPERLINK("http://example.com","x")'],
)  # fmt: skip
def test_a_cell_that_could_be_a_formula_becomes_text(cell):
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "艾玛", "1+1", "a=b", "alma@example.com", "'=1", "A-1042"]
)
def test_other_cells_stay_as_they_are(cell):
    assert safe_cell(cell) == cell


@UNHURRIED
@given(text(max_size=8))
def test_no_text_begins_a_formula_and_none_is_lost(cell):
    shown = safe_cell(cell)

    assert shown[:1] not in STARTS or shown == ""
    assert shown.removeprefix("'") == cell.removeprefix("'")


def test_numbers_and_days_are_no_text():
    frame = pl.DataFrame(
        {"owed_minor": [-5], "name": ["-5"], "none": [None]},
        schema_overrides={"none": pl.String},
    )

    assert safe(frame).row(0) == (-5, "'-5", None)


def test_what_came_in_as_a_formula_goes_out_as_text(tmp_path):
    path = written(
        tmp_path / "b.csv",
        f"{HEADER},姓名",
        "=A1,5,2026-11-01,=1+1",
        "B,=2*3,2026-11-01,x",
    )
    batch = read(path, profile({"name": "姓名"}))

    write_safe_csv(
        batch.accepted.select("account_number", "name"), tmp_path / "out.csv"
    )
    write_safe_csv(batch.aside.select("line", "cell"), tmp_path / "aside.csv")

    assert (
        tmp_path / "out.csv"
    ).read_bytes() == b"\xef\xbb\xbfaccount_number,name\n'=A1,'=1+1\n"
    assert (tmp_path / "aside.csv").read_text("utf-8-sig") == "line,cell\n3,'=2*3\n"
