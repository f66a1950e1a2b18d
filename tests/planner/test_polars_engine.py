"""Frames from files, plans to files: whole or not at all, and harmless to open."""

import csv
import json

import polars as pl
import pytest

from arrears.planner.digest import digest
from arrears.planner.engines import polars as engine
from arrears.planner.engines.polars import (
    FrameFileMissing,
    FrameFileNotRead,
    PlanFormatUnknown,
    PlanNotMade,
    PlanNotWritten,
)
from arrears.planner.frames import SCHEMAS
from arrears.planner.nightly import PLAN
from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, an_attempt, frames, promised

BOOK = [a_case("A-1042"), promised("B-2077", "15:00"), a_case("C-3015", stop="cease")]


@pytest.fixture
def folder(tmp_path):
    """Write a small book as four Parquet files."""
    book = frames(BOOK, attempts=[an_attempt("nobody", "2026-11-20 09:00")])
    for name in SCHEMAS:
        native = getattr(book, name).collect().to_native()
        native.write_parquet(tmp_path / f"{name}.parquet")
    return tmp_path


def plan_of(book):
    return engine.plan(book, on=TODAY, policy=Policy.default())


def test_a_folder_of_parquet_becomes_a_plan(folder):
    plan = plan_of(engine.read(folder))

    assert [row["reason"] for row in plan.rows(named=True)] == [
        None,
        None,
        "house.stopped",
    ]


def test_frames_in_memory_make_the_same_plan(folder):
    held = {name: pl.read_parquet(folder / f"{name}.parquet") for name in SCHEMAS}

    assert digest(plan_of(engine.frames(**held))) == digest(
        plan_of(engine.read(folder))
    )


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "records"])
def test_a_file_that_is_not_there_is_named(folder, name):
    (folder / f"{name}.parquet").unlink()

    with pytest.raises(FrameFileMissing) as refused:
        engine.read(folder)

    assert f"{name}.parquet" in refused.value.sentence.zh


def test_a_folder_without_records_has_none(folder):
    with_none = digest(plan_of(engine.read(folder)))
    (folder / "records.parquet").unlink()

    assert digest(plan_of(engine.read(folder))) == with_none


@pytest.mark.parametrize("content", [b"", b"not parquet", b"PAR1" + b"\0" * 40])
def test_a_file_that_is_no_parquet_is_refused_in_one_line(folder, content):
    (folder / "cases.parquet").write_bytes(content)

    with pytest.raises(FrameFileNotRead) as refused:
        engine.read(folder)

    assert "\n" not in refused.value.sentence.en


def test_a_parquet_plan_says_what_it_was_made_by(folder):
    stamp = Policy.default().stamp
    engine.write(plan_of(engine.read(folder)), folder / "plan.parquet", stamp=stamp)

    told = pl.read_parquet_metadata(folder / "plan.parquet")

    assert told["policy"] == "house-2"
    cn, house = told["packs"].split()
    assert (cn[:3], house[:6]) == ("cn@", "house@")


def test_a_file_that_is_spoilt_within_is_refused_in_one_line(folder):
    whole = (folder / "cases.parquet").read_bytes()
    (folder / "cases.parquet").write_bytes(whole[:4] + b"\xff" * 400 + whole[404:])

    with pytest.raises(PlanNotMade) as refused:
        plan_of(engine.read(folder))

    assert "\n" not in refused.value.sentence.zh


def test_a_number_too_large_for_its_column_is_refused(folder):
    seats = pl.DataFrame({"seat": ["carla"], "calls_per_round": [2**40]})
    seats.write_parquet(folder / "seats.parquet")

    with pytest.raises(PlanNotMade):
        plan_of(engine.read(folder))


@pytest.fixture
def plan(folder):
    """Return the plan of the small book."""
    return plan_of(engine.read(folder))


def test_parquet_gives_back_the_same_plan(plan, tmp_path):
    engine.write(plan, tmp_path / "plan.parquet")

    back = engine.nw.from_native(pl.read_parquet(tmp_path / "plan.parquet"))
    assert digest(back) == digest(plan)


def test_json_lines_keep_numbers_and_nulls(plan, tmp_path):
    engine.write(plan, tmp_path / "plan.jsonl")

    lines = (tmp_path / "plan.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(plan.rows(named=True))


def test_csv_has_every_row_and_column(plan, tmp_path):
    engine.write(plan, tmp_path / "plan.csv")

    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["case"] for row in rows] == ["A-1042", "B-2077", "C-3015"]
    assert list(rows[0]) == list(PLAN)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_never_takes_a_text_for_a_formula(start, tmp_path):
    name = f"{start}1+1"

    engine.write(plan_of(frames([a_case(name)])), tmp_path / "plan.csv")

    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["case"] == f"'{name}"
    assert row["reason"] == ""


def test_an_unknown_suffix_is_refused(plan, tmp_path):
    with pytest.raises(PlanFormatUnknown) as refused:
        engine.write(plan, tmp_path / "plan.docx")

    assert ".jsonl" in refused.value.sentence.en


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_where_writing_fails_the_old_plan_stays_and_nothing_else_is_left(
    plan, tmp_path, suffix, monkeypatch
):
    old = tmp_path / f"plan{suffix}"
    old.write_text("yesterday's", "utf-8")

    def full(_, path, stamp):
        path.write_text("half of", "utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(engine.WRITERS, suffix, full)

    with pytest.raises(PlanNotWritten) as refused:
        engine.write(plan, old)

    assert "No space left" in refused.value.sentence.zh
    assert old.read_text("utf-8") == "yesterday's"
    assert list(tmp_path.glob("*.part")) == []


def test_a_folder_that_is_not_there_is_refused(plan, tmp_path):
    with pytest.raises(PlanNotWritten):
        engine.write(plan, tmp_path / "nowhere" / "plan.csv")
