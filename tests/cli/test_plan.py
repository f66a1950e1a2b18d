"""`arrears plan`: the day in numbers, on the screen and in files."""

import json
from io import BytesIO

import polars as pl
import pytest

from arrears.store import frames
from arrears.store.models import JournalEntry, PlanRun
from tests.web import book as books

pytestmark = [pytest.mark.django_db]
DAY = ("--on", "2026-11-24")


@pytest.fixture
def book(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    return books.built("zh", planned=False)


def test_the_table_says_who_calls_and_why_others_are_left(arrears, book):
    shown = arrears("plan", *DAY).stdout

    assert "2026-11-24 的计划：13 个案件" in shown
    for said in (
        "carla",
        "上午轮次",
        "今日承诺",
        "不联系的原因",
        "债务人死亡",
        "今天到期的承诺",
    ):
        assert said in shown


def test_it_speaks_english_when_asked(arrears, book):
    shown = arrears("--lang", "en", "plan", *DAY).stdout

    assert "Plan of 2026-11-24: 13 cases" in shown
    assert "Set aside because" in shown


def test_the_plan_is_kept_and_planning_again_changes_nothing(arrears, book):
    first = json.loads(arrears("plan", *DAY, "--json").stdout)
    again = json.loads(arrears("plan", *DAY, "--json").stdout)

    assert first == again
    assert first["cases"] == first["called"] + first["set_aside"] == 13
    assert sum(line["calls"] for line in first["rounds"]) == first["called"]
    assert sum(first["reasons"].values()) == first["set_aside"]
    assert PlanRun.objects.get().digest == first["digest"]
    assert JournalEntry.objects.count() == 1


def test_files_are_written_for_people_and_for_programs(arrears, book, tmp_path):
    result = arrears("plan", *DAY, "--out", tmp_path / "lists")

    assert str(tmp_path / "lists") in result.stdout
    csv = pl.read_csv(tmp_path / "lists" / "worklist.csv")
    parquet = pl.read_parquet(tmp_path / "lists" / "worklist.parquet")
    lines = pl.read_ndjson(tmp_path / "lists" / "worklist.jsonl")
    assert len(csv) == len(parquet) == len(lines) == 13
    assert csv.columns[:5] == ["case", "round", "slot", "seat", "place"]
    first = csv.row(0, named=True)
    assert (first["round"], first["seat"], first["place"]) == ("morning", "carla", 1)
    assert first["slot"][2] == ":"
    assert csv.filter(case="B-2077")["reason_en"].item()


def test_the_stamp_lies_beside_the_files_and_the_same_plan_is_the_same_bytes(
    arrears, book, tmp_path
):
    told = json.loads(arrears("plan", *DAY, "--out", tmp_path / "one", "--json").stdout)
    arrears("plan", *DAY, "--out", tmp_path / "two")

    stamp = json.loads((tmp_path / "one" / "worklist.stamp.json").read_text("utf-8"))
    assert stamp["on"] == "2026-11-24"
    for key in ("digest", "policy", "packs"):
        assert stamp[key] == told[key]
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_money_is_written_with_its_point(arrears, book, tmp_path):
    arrears("plan", *DAY, "--out", tmp_path)

    owed = pl.read_csv(tmp_path / "worklist.csv", schema_overrides={"owed": pl.String})
    minor = pl.read_parquet(tmp_path / "worklist.parquet")
    joined = owed.join(minor, on="case")
    assert [text.replace(".", "") for text in joined["owed"]] == [
        str(whole) for whole in joined["owed_minor"]
    ]


def test_no_file_holds_a_name_or_a_telephone(arrears, book, tmp_path):
    arrears("plan", *DAY, "--out", tmp_path)

    text = (tmp_path / "worklist.csv").read_text() + (
        tmp_path / "worklist.jsonl"
    ).read_text()
    assert "艾玛" not in text
    assert "+86" not in text


@pytest.mark.parametrize("shape", ["csv", "json", "parquet"])
def test_the_plan_pours_onto_the_screen_in_other_forms(arrears, book, shape):
    result = arrears("plan", *DAY, "--format", shape)

    if shape == "json":
        cases = [row["case"] for row in json.loads(result.stdout)["worklist"]]
    else:
        read = pl.read_csv if shape == "csv" else pl.read_parquet
        cases = read(BytesIO(result.stdout_bytes))["case"].to_list()
    assert len(cases) == 13


def test_four_parquet_files_are_planned_without_a_database(arrears, book, tmp_path):
    for name, frame in frames.frames(books.TODAY).items():
        frame.write_parquet(tmp_path / f"{name}.parquet")
    result = arrears("plan", *DAY, "--from", tmp_path, "--json")

    assert json.loads(result.stdout)["cases"] == 13
    assert not PlanRun.objects.exists()


def test_the_plan_is_the_same_whatever_memory_it_may_take(arrears, book, tmp_path):
    arrears("plan", *DAY, "--frames", tmp_path)
    told = ("plan", *DAY, "--from", tmp_path, "--json")

    ours = json.loads(arrears(*told).stdout)

    for engine in ("polars", "duckdb"):
        made = arrears(*told, "--memory", "1", "--engine", engine)
        assert json.loads(made.stdout) == ours
    refused = arrears("--lang", "en", *told, "--memory", "1", "--engine", "spark")
    assert refused.exit_code == 3
    assert "--memory is for polars and duckdb" in refused.stderr


def test_the_databases_frames_are_written_and_planned_the_same(arrears, book, tmp_path):
    shown = arrears("--lang", "en", "plan", *DAY, "--frames", tmp_path / "f").stdout
    ours = json.loads(arrears("plan", *DAY, "--json").stdout)

    assert "13 rows in" in shown
    assert list((tmp_path / "f").glob("*.part")) == []
    for engine in ("polars", "duckdb"):
        told = ("--from", tmp_path / "f", "--engine", engine, "--json")
        assert json.loads(arrears("plan", *DAY, *told).stdout) == ours


def test_frames_are_not_written_from_frames(arrears, tmp_path):
    result = arrears("plan", "--frames", tmp_path, "--from", tmp_path)

    assert result.exit_code == 3
    assert "--from" in result.stderr


def test_frames_that_cannot_be_written_leave_nothing_half(arrears, book, tmp_path):
    (tmp_path / "file").touch()
    result = arrears("--lang", "en", "plan", *DAY, "--frames", tmp_path / "file")

    assert result.exit_code == 3
    assert "Nothing half-written" in result.stderr


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("--engine", "duckdb"), "Add --from FOLDER"),
        (("--from", "x", "--engine", "duckdb", "--master", "y"), "is for --engine"),
        (("--from", "x", "--engine", "spark", "--master", "y"), "means nothing"),
        (
            ("--from", "x", "--engine", "spark", "--master", "sc://127.0.0.1:9"),
            "No Spark Connect server answers",
        ),
    ],
)
def test_an_engine_that_cannot_be_had_says_why(arrears, told, said):
    result = arrears("--lang", "en", "plan", *told)

    assert result.exit_code == 3
    assert said in result.stderr


def test_a_folder_without_frames_is_refused(arrears, tmp_path):
    result = arrears("--lang", "en", "plan", "--from", tmp_path)

    assert result.exit_code == 3
    assert "There is no file" in result.stderr


def test_a_policy_that_is_none_is_refused(arrears, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("version: 1\n")
    result = arrears("--lang", "en", "plan", "--policy", policy, "--json")

    assert result.exit_code == 3
    assert "error" in json.loads(result.stderr)


def test_a_folder_that_cannot_be_made_is_refused(arrears, book, tmp_path):
    (tmp_path / "file").touch()
    result = arrears("--lang", "en", "plan", *DAY, "--out", tmp_path / "file" / "x")

    assert result.exit_code == 3
    assert "Cannot write the plan" in result.stderr


def test_a_day_that_is_none_is_wrong_usage(arrears):
    assert arrears("plan", "--on", "2026-02-30").exit_code == 2
