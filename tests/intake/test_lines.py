"""Each row keeps its cells and its line, however it is quoted and cut."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text

from arrears.intake.lines import Rows
from tests.intake.files import (
    ALMAS_ROW,
    HEADER,
    UNHURRIED,
    profile,
    read,
    reasons,
    written,
)

cells = text(sampled_from(list('ab,;"\n 中1')), max_size=6)


def rows_of(content, *, block=10**6, **given_):
    out = io.BytesIO()
    rows = Rows(
        out,
        separator=given_.get("separator", ","),
        header_line=given_.get("header_line", 1),
    )
    for begin in range(0, len(content), block):
        rows.add(content[begin : begin + block])
    rows.add("", final=True)
    return rows, list(csv.reader(io.StringIO(out.getvalue().decode())))


def lines_of(rows):
    counted = pl.DataFrame({"row": range(rows.count)}, schema={"row": pl.Int64})
    placed = counted.join_asof(rows.places.with_columns(at="row"), on="row")
    return (
        placed.select(pl.col("line") + pl.col("row") - pl.col("at"))
        .to_series()
        .to_list()
    )


@UNHURRIED
@given(lists(lists(cells, min_size=3, max_size=3), min_size=1), integers(1, 40))
def test_what_a_csv_writer_writes_is_read_back_cut_anywhere(table, block):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([["x", "y", "z"], *table])

    _, found = rows_of(buffer.getvalue(), block=block)

    assert found[1:] == [[cell.replace("\n", " ") for cell in row] for row in table]


@UNHURRIED
@given(
    lists(text(sampled_from(list('a,"\n ')), max_size=12), max_size=8), integers(1, 9)
)
def test_the_cut_between_blocks_changes_nothing(pieces, block):
    content = "x,y\n" + "\n".join(pieces)
    try:
        whole, found = rows_of(content)
    except Exception as refused:  # noqa: BLE001 - whatever it says, it says it twice
        with pytest.raises(type(refused)):
            rows_of(content, block=block)
        return

    cut, same = rows_of(content, block=block)

    assert same == found
    assert cut.places.equals(whole.places)
    assert cut.ragged.equals(whole.ragged)


def test_lines_are_right_behind_line_breaks_within_cells_and_blank_lines():
    rows, found = rows_of('a,b\n1,2\n"3\nx\ny",4\n\n\n5,6\n7,8\n')

    assert found[1:] == [["1", "2"], ["3 x y", "4"], ["5", "6"], ["7", "8"]]
    assert lines_of(rows) == [2, 3, 8, 9]


def test_a_header_may_stand_lower_and_break_its_lines():
    rows, found = rows_of('委案清单\n\n"账\n号",b\n1,2\n', header_line=2)

    assert rows.headers == ("账\n号", "b")
    assert found == [["账 号", "b"], ["1", "2"]]
    assert lines_of(rows) == [5]


def test_quotes_within_a_cell_are_just_letters():
    _, found = rows_of('a,b\n5"6,x\n"say ""hi""",y\n "z",w\n')

    assert found[1:] == [['5"6', "x"], ['say "hi"', "y"], [' "z"', "w"]]


def test_a_row_with_too_few_or_too_many_cells_is_set_aside_with_its_line(tmp_path):
    path = written(
        tmp_path / "b.csv", HEADER, "A-1,5", ALMAS_ROW, "A-2,5,2026-11-01,,x"
    )

    batch = read(path)

    assert reasons(batch) == [(2, "too_few_cells"), (4, "too_many_cells")]
    assert batch.aside["cell"].to_list() == ["2", "5"]
    assert batch.accepted["line"].to_list() == [3]


def test_the_line_of_a_fault_is_the_one_an_editor_shows(tmp_path):
    path = written(
        tmp_path / "b.csv",
        f"{HEADER},地址",
        'A-1,100,2026-11-01,"一行\n二行\n三行"',
        "A-2,abc,2026-11-01,x",
        "",
        "A-3,100,soon,x",
    )

    batch = read(path, profile({"address": "地址"}), rows=1)

    assert reasons(batch) == [(5, "money_unreadable"), (7, "date_unreadable")]
    assert batch.accepted["address"].to_list() == ["一行 二行 三行"]
