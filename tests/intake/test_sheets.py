"""Workbooks and Parquet files go through the same mapping and the same checks."""

from datetime import date, datetime

import polars as pl
import pytest
import xlsxwriter

from arrears.intake import received, sheets
from arrears.intake.lines import NoHeader, TooManyColumns
from arrears.intake.profile_parts import Layout
from arrears.intake.sheets import (
    ColumnNotPlain,
    SheetMissing,
    WorkbookTooLarge,
    WorkbookUnreadable,
)
from tests.intake.files import ALMAS_ROW, HEADER, profile, read, reasons


def workbook(path, *sheets_, dated=()):
    """Write sheets of rows; cells of type datetime as Excel writes days."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets_:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    sheet.write(
                        at, place, cell, *([day] if isinstance(cell, date) else [])
                    )
    return path


HEADERS = ["账号", "欠款", "到期日", "姓名"]
NOV = datetime(2026, 11, 1)


def test_a_workbook_reads_as_the_same_book_as_text(tmp_path):
    path = workbook(
        tmp_path / "b.xlsx", ("表", [HEADERS, ["007", 1234.5, NOV, "艾玛\n小姐"]])
    )

    row = read(path, profile({"name": "姓名"})).accepted.row(0, named=True)

    assert (row["account_number"], row["owed_minor"], row["due_on"]) == (
        "007",
        1234_50,
        NOV.date(),
    )
    assert (row["name"], row["line"]) == ("艾玛 小姐", 2)


def test_lines_of_a_workbook_are_its_rows_with_blank_ones_counted(tmp_path):
    rows = [
        ["委案清单"],
        [],
        HEADERS,
        ["A", 5, NOV],
        [],
        ["B", "x", NOV],
        ["", "", ""],
        ["C", 5, "soon"],
    ]
    path = workbook(tmp_path / "b.xlsx", ("表", rows))

    batch = read(path, profile(file={"header_line": "3"}))

    assert batch.accepted["line"].to_list() == [4]
    assert reasons(batch) == [(6, "money_unreadable"), (8, "date_unreadable")]


def test_figures_of_a_workbook_are_what_excel_shows(tmp_path):
    rows = [
        HEADERS,
        ["A", 0.1 + 0.2, NOV],
        ["B", 1234.1 * 3, NOV],
        ["C", 4.35 * 100, NOV],
        ["D", 12.345, NOV],
    ]
    path = workbook(tmp_path / "b.xlsx", ("表", rows))

    batch = read(path)

    assert batch.accepted["owed_minor"].to_list() == [30, 3702_30, 435_00]
    assert reasons(batch) == [(5, "money_unreadable")]


def test_a_sheet_is_taken_by_name_or_the_first_is(tmp_path):
    one, two = [HEADERS, ["A", 5, NOV]], [HEADERS, ["B", 5, NOV]]
    path = workbook(tmp_path / "b.xlsx", ("一", one), ("二", two))

    assert read(path).accepted["account_number"].to_list() == ["A"]
    named = read(path, profile(file={"sheet": "二"}))
    assert named.accepted["account_number"].to_list() == ["B"]
    with pytest.raises(SheetMissing, match=r"no sheet “三”\. It has: 一、二"):
        read(path, profile(file={"sheet": "三"}))


@pytest.mark.parametrize("rows", [[], [[], []], [["only a title"]]])
def test_a_sheet_without_a_header_is_refused(tmp_path, rows):
    path = workbook(tmp_path / "b.xlsx", ("表", rows))

    with pytest.raises(NoHeader):
        received(path, folder=tmp_path, layout=Layout(header_line=2))


def test_a_damaged_workbook_is_refused(tmp_path):
    path = workbook(tmp_path / "b.xlsx", ("表", [HEADERS]))
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(WorkbookUnreadable, match="damaged or has a password"):
        received(path, folder=tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["b.xlsx"]


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = workbook(tmp_path / "b.xlsx", ("表", [HEADERS]))
    path.write_bytes(path.read_bytes().replace(b"workbook", b"wordbook"))

    with pytest.raises(WorkbookUnreadable):
        received(path, folder=tmp_path)


def test_a_workbook_that_would_fill_the_memory_is_refused_unopened(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(sheets, "LARGEST_SHEET_BYTES", 100)

    with pytest.raises(WorkbookTooLarge, match="Export it as CSV"):
        received(workbook(tmp_path / "b.xlsx", ("表", [HEADERS])), folder=tmp_path)


def test_a_workbook_of_300_columns_is_refused(tmp_path):
    path = workbook(tmp_path / "b.xlsx", ("表", [[f"c{at}" for at in range(300)]]))

    with pytest.raises(TooManyColumns, match="300"):
        received(path, folder=tmp_path)


def test_a_parquet_file_reads_as_the_same_book(tmp_path):
    path = tmp_path / "b.parquet"
    pl.DataFrame(
        {
            "账号": ["A", "B", "C", "D"],
            "欠款": pl.Series(["5.00", "6.10", None, "-1"]).cast(pl.Decimal(12, 2)),
            "到期日": [date(2026, 11, 1)] * 4,
            "入催": [datetime(2026, 11, 2, 8)] * 4,
            "已还": [0, 1, 2, 3],
        }
    ).write_parquet(path)

    batch = read(path, profile({"opened_on": "入催", "instalments_paid": "已还"}))

    assert batch.accepted["owed_minor"].to_list() == [5_00, 6_10]
    assert batch.accepted["first_instalment"].to_list() == [True, False]
    assert batch.accepted["opened_on"].to_list() == [date(2026, 11, 2)] * 2
    assert reasons(batch) == [(4, "money_unreadable"), (5, "money_negative")]


def test_parquet_amounts_that_are_binary_fractions_are_read_as_they_print(tmp_path):
    path = tmp_path / "b.parquet"
    pl.DataFrame(
        {"账号": ["A", "B"], "欠款": [1234.1, 0.1 + 0.2], "到期日": ["2026-11-01"] * 2}
    ).write_parquet(path)

    batch = read(path)

    assert batch.accepted["owed_minor"].to_list() == [1234_10]
    assert reasons(batch) == [(3, "money_unreadable")]


def test_a_parquet_column_of_lists_is_refused(tmp_path):
    path = tmp_path / "b.parquet"
    pl.DataFrame({"账号": [["A"]]}).write_parquet(path)

    with pytest.raises(ColumnNotPlain, match="“账号”"):
        received(path, folder=tmp_path)


def test_a_damaged_parquet_file_is_refused(tmp_path):
    path = tmp_path / "b.parquet"
    path.write_bytes(b"PAR1 and no more")

    with pytest.raises(WorkbookUnreadable):
        received(path, folder=tmp_path)


def test_the_name_of_a_file_decides_nothing(tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_text(f"{HEADER}\n{ALMAS_ROW}\n")

    assert len(read(path).accepted) == 1
