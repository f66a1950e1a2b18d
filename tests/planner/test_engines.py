"""One plan on every engine: Polars, DuckDB, Spark Connect, and Spark itself."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import polars as pl
import pytest

from arrears.planner.digest import digest
from arrears.planner.engines import choice
from arrears.planner.engines.polars import FrameFileMissing, FrameFileNotRead
from arrears.planner.frames import SCHEMAS, ColumnMissing, KeyTwice
from arrears.planner.policy import Policy
from tests.planner.book import (
    TODAY,
    a_case,
    a_point,
    a_record,
    an_attempt,
    frames,
    promised,
)

SOURCE = Path(__file__).parents[2]
SPARK_ITSELF = SOURCE / ".make" / "spark"
OTHERS = ("duckdb", "spark")
CASES = [
    *(
        a_case(f"A-{n:02}", owed_minor=n * 700_00, currency=["CNY", "JPY", None][n % 3])
        for n in range(60)
    ),
    *(a_case(f"B-{n}", person="boris", can_pay_part=n > 1) for n in range(3)),
    *(promised(f"C-{n}", f"{8 + n:02}:30") for n in range(9)),
    promised("C-9", promise_on=TODAY + timedelta(days=2)),
    promised("C-A"),
    a_case("D-1", zone=None),
    a_case("D-2", due_on=None),
    a_case("D-3", stop="complaint"),
    a_case("D-4", zone="America/New_York", prefers_from_minutes=900),
    a_case("D-5", zone="Asia/Urumqi", lost=True),
    a_case("D-6", stop=None, first_instalment=True),
    a_case("D-7", due_on=TODAY),
    a_case("D-8", due_on=TODAY - timedelta(days=400)),
    a_case("D-9", zone="Mars/Base"),
    a_case("D-A", person=None),
    a_case("D-B", person="nobody's"),
    *(a_case(f"F-{n}", person="anna", owed_minor=9_000_00) for n in range(2)),
    dict.fromkeys(SCHEMAS["cases"]) | {"case": "E-1"},
]
PEOPLE = [
    p for p in dict.fromkeys(c["person"] for c in CASES) if p not in (None, "nobody's")
]
POINTS = [
    *(a_point(person, f"1 of {person}") for person in PEOPLE),
    a_point("boris", "2", kind="home"),
    a_point("debtor of A-11", "3", kind="work", permitted_until=TODAY),
    a_point("debtor of A-12", "4", kind=None, restricted=None),
]
HISTORY = [
    *[an_attempt("debtor of A-01", "2026-11-24 08:10", point="1")] * 6,
    an_attempt("debtor of A-02", "2026-11-24 08:10", result="conversation"),
    an_attempt("debtor of A-03", "2026-11-24 08:10"),
    an_attempt("debtor of A-04", "2026-11-24 08:10", result=None),
    an_attempt("debtor of A-05", "2026-11-23 09:10"),
    an_attempt("debtor of A-06", "2026-11-20 15:10"),
    an_attempt("debtor of D-4", "2026-11-23 19:10", zone="America/New_York"),
    an_attempt("debtor of A-07", "2026-11-24 08:10") | {"at": None},
    an_attempt("debtor of A-08", "2026-12-24 08:10"),
]
RECORDS = [
    a_record("debtor of A-20", "dispute"),
    a_record("debtor of A-21", "opt_out", channel="phone"),
    a_record(
        "debtor of A-22", "inconvenient_time", from_minutes=480, until_minutes=900
    ),
    a_record("debtor of A-23", "inconvenient_time", until_minutes=560),
    a_record("debtor of A-24", "consent", from_minutes=540, until_minutes=600),
    a_record("debtor of A-25", "plan", expires_on=TODAY - timedelta(days=1)),
    a_record("debtor of A-26", "inconvenient_time", from_minutes=500, days="tue"),
    a_record("debtor of A-27", "complaint", since="2026-11-24 09:00"),
    a_record("boris", "vulnerable", case="B-0"),
    a_record("boris", "opt_out", point="1 of boris"),
]
FULL = (
    {"seat": "carla", "calls_per_round": 12},
    {"seat": "li", "calls_per_round": 7},
    {"seat": "idle", "calls_per_round": None},
    {"seat": "closed", "calls_per_round": 0},
)


def written(folder, **told):
    book = frames(**told)
    for name in SCHEMAS:
        native = getattr(book, name).collect().to_native()
        native.write_parquet(folder / f"{name}.parquet")
    return folder


@pytest.fixture
def folder(tmp_path):
    """Write a book in which every step has something to do."""
    return written(
        tmp_path,
        cases=CASES,
        points=POINTS,
        attempts=HISTORY,
        records=RECORDS,
        seats=FULL,
    )


@cache
def connect():
    """Return the address of a Spark Connect server: Sail, without a JVM."""
    server = pytest.importorskip("pysail.spark").SparkConnectServer()
    server.start(background=True)
    host, port = server.listening_address
    connect.server = server  # lives as long as this module does
    return f"sc://{host}:{port}"


def _engine(name):
    return choice.engine(name, master=connect() if name == "spark" else None)


def plan(folder, name="polars"):
    engine = _engine(name)
    return engine.plan(engine.read(folder), on=TODAY, policy=Policy.default())


@pytest.mark.parametrize("name", OTHERS)
def test_the_plan_is_the_same_row_for_row(name, folder):
    ours, other = plan(folder), plan(folder, name)

    assert list(other.rows(named=True)) == list(ours.rows(named=True))
    assert digest(other) == digest(ours)
    assert other.schema == ours.schema


@pytest.mark.parametrize("name", OTHERS)
def test_it_is_the_same_where_seats_have_hours(name, folder):
    told = pl.DataFrame(
        {
            "seat": ["carla", "li"],
            "from_minutes": [500, None],
            "until_minutes": [None, 930],
            "breaks": ["15:00-15:30", None],
        },
        schema_overrides={"from_minutes": pl.Int32, "until_minutes": pl.Int32},
    )
    seats = pl.read_parquet(folder / "seats.parquet").join(told, "seat", how="left")
    without = digest(plan(folder))
    seats.write_parquet(folder / "seats.parquet")

    ours, other = plan(folder), plan(folder, name)

    assert list(other.rows(named=True)) == list(ours.rows(named=True))
    assert digest(ours) != without


@pytest.mark.parametrize("name", OTHERS)
def test_it_is_the_same_where_cases_are_somebodys_and_two_handle_one(name, folder):
    row = pl.int_range(pl.len())
    cases = pl.read_parquet(folder / "cases.parquet").with_columns(
        pinned_to=pl.when(row % 4 == 0).then(pl.lit("carla")),
        paired_to=pl.when(row % 8 == 0).then(pl.lit("li")),
        kept_by=pl.when(row % 3 == 0).then(pl.lit("li")),
        team=pl.when(row % 7 == 0).then(pl.lit("north")),
    )
    without = digest(plan(folder))
    cases.write_parquet(folder / "cases.parquet")
    seats = pl.read_parquet(folder / "seats.parquet")
    seats.with_columns(team=pl.lit("south")).write_parquet(folder / "seats.parquet")

    ours, other = plan(folder), plan(folder, name)

    assert list(other.rows(named=True)) == list(ours.rows(named=True))
    assert digest(ours) != without
    assert "no_seat_fits" in ours.get_column("reason").to_list()


@pytest.mark.parametrize("name", OTHERS)
def test_evenings_follow_ups_and_chosen_numbers_are_the_same_too(name, folder):
    evening = replace(Policy.default().evening, seats=("li",))
    by = replace(Policy.default(), evening=evening)
    yesterday = TODAY - timedelta(days=1)
    missed = [a_case(f"G-{n}", missed_on=yesterday) for n in (1, 2)]
    more = [
        *(
            an_attempt("debtor of A-30", f"2026-11-{n} 19:30", result="conversation")
            for n in range(10, 16)
        ),
        *(
            an_attempt("debtor of G-2", f"2026-11-{n} 09:00", point="1 of G-2")
            for n in range(16, 20)
        ),
        an_attempt("debtor of C-7", "2026-11-24 08:20", result="conversation"),
    ]
    written(
        folder,
        cases=[*CASES, *missed],
        points=[
            *POINTS,
            a_point("debtor of G-1", "1 of G-1"),
            a_point("debtor of G-2", "1 of G-2"),
            a_point("debtor of G-2", "2 of G-2", kind="home"),
        ],
        attempts=[*HISTORY, *more],
        records=RECORDS,
        seats=FULL,
    )
    found = []
    for each in ("polars", name):
        engine = _engine(each)
        found.append(engine.plan(engine.read(folder), on=TODAY, policy=by))

    assert list(found[1].rows(named=True)) == list(found[0].rows(named=True))
    rows = {row["case"]: row for row in found[0].rows(named=True)}
    assert {rows["A-30"]["round"], rows["C-7"]["round"]} == {"evening", "follow_up"}
    assert rows["G-2"]["point"] == "2 of G-2"
    assert rows["G-1"]["place"] == 1


def test_the_book_exercises_every_way_out(folder):
    made = plan(folder)

    reasons = set(made.get_column("reason").to_list())
    assert {None, "no_due_date", "not_overdue", "unknown_zone", "no_number"} < reasons
    assert {"reached_today", "same_person", "no_seat_left"} < reasons
    assert {"house.stopped", "cn.dispute", "house.complaint_freeze"} < reasons
    assert set(made.get_column("round").drop_nulls().to_list()) == {
        "morning",
        "afternoon",
        "promised",
    }


@pytest.mark.parametrize("name", OTHERS)
def test_it_is_the_same_where_this_machine_keeps_another_time(
    name, folder, monkeypatch
):
    ours = digest(plan(folder))
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert digest(plan(folder, name)) == ours
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("name", OTHERS)
def test_an_empty_book_without_records_makes_an_empty_plan(name, tmp_path):
    folder = written(tmp_path, cases=[], seats=[])
    (folder / "records.parquet").unlink()

    assert len(plan(folder, name)) == 0


@pytest.mark.parametrize("name", ["polars", *OTHERS])
def test_what_is_wrong_with_a_file_is_said_on_every_engine(name, folder):
    pl.read_parquet(folder / "cases.parquet").drop("zone").write_parquet(
        folder / "cases.parquet"
    )
    with pytest.raises(ColumnMissing):
        plan(folder, name)
    (folder / "cases.parquet").write_bytes(b"not parquet")
    with pytest.raises(FrameFileNotRead) as refused:
        plan(folder, name)
    assert "\n" not in refused.value.sentence.en
    (folder / "cases.parquet").unlink()
    with pytest.raises(FrameFileMissing):
        plan(folder, name)


@pytest.mark.parametrize("name", OTHERS)
def test_a_case_twice_is_named_on_every_engine(name, tmp_path):
    folder = written(tmp_path, cases=[a_case("A-1042"), a_case("A-1042")])

    with pytest.raises(KeyTwice) as refused:
        plan(folder, name)
    assert "A-1042" in refused.value.sentence.zh


def test_an_engine_that_is_not_installed_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "arrears.planner.engines.duckdb", None)

    with pytest.raises(choice.EngineNotInstalled) as refused:
        choice.engine("duckdb")
    assert "pip install 'arrears[duckdb]'" in refused.value.sentence.en


def test_where_no_server_answers_it_says_so_at_once():
    from arrears.planner.engines.spark import SparkNotReached

    with pytest.raises(SparkNotReached) as refused:
        choice.engine("spark", master="sc://127.0.0.1:9")
    assert "sc://127.0.0.1:9" in refused.value.sentence.zh


@pytest.mark.parametrize("master", ["foo", "http://spark", "sc://", "sc://a:port"])
def test_an_address_of_no_known_shape_is_refused(master):
    from arrears.planner.engines.spark import SparkMasterUnknown

    with pytest.raises(SparkMasterUnknown):
        choice.engine("spark", master=master)


@pytest.mark.skipif(
    find_spec("py4j") is not None, reason="the whole of Spark is installed here"
)
def test_spark_itself_needs_its_own_package():
    from arrears.planner.engines.spark import SparkHasNoJava

    with pytest.raises(SparkHasNoJava):
        choice.engine("spark", master="local[2]")


def test_only_spark_is_told_where_it_runs():
    with pytest.raises(choice.EngineWithoutMaster):
        choice.engine("duckdb", master="local[2]")


@pytest.mark.java
def test_spark_itself_makes_the_same_plan(folder):
    if which("java") is None or not SPARK_ITSELF.is_dir():
        pytest.skip("Spark itself: needs Java 17, and pyspark by make spark")
    told = ("--on", TODAY.isoformat(), "--json", "--engine", "spark")
    # The client of the tests before has left its own address there.
    env = {name: told for name, told in os.environ.items() if "SPARK" not in name}
    made = subprocess.run(
        [
            SOURCE / ".venv/bin/arrears",
            "plan",
            "--from",
            folder,
            *told,
            "--master",
            "local[2]",
        ],
        env=env | {"PYTHONPATH": str(SPARK_ITSELF)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert json.loads(made.stdout)["digest"] == digest(plan(folder))
