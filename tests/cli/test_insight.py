"""KPIs, counting and effects as somebody types them."""

import json
from functools import cache

import pytest

from arrears.store.models import Staff, Tally, TallyDay
from tests.web import book as books

pytestmark = pytest.mark.django_db
COUNTED = ("family", "on", "measure", "collector", "bucket", "amount")
AT = "2026-11-24T15:00:00+08:00"


@pytest.fixture(autouse=True)
def at_three(monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", AT)


@pytest.fixture
def book(db):
    return books.built("zh")


def test_a_kpi_is_told_with_all_that_must_be_said(arrears, book):
    done = arrears("--lang", "en", "insight", "dials", "--from", "2026-11-01")

    assert done.exit_code == 0
    assert "All together" in done.output
    assert "2026-11-24 is not over" in done.output
    assert "Trap: Activity only" in done.output


def test_a_kpi_as_json_has_its_formula_and_exact_figures(arrears, book):
    told = json.loads(
        arrears("insight", "KPI-05", "--by", "collector", "--json").output
    )

    assert told["formula"] == {"zh": "拨打次数", "en": "dials"}
    assert told["together"][0]["part"] == sum(each["part"] for each in told["lines"])
    assert told["read_beside"]


def test_a_team_alone_is_told_and_other_days_stand_in_a_column(arrears, book):
    carla = books.staff("carla", "collector", name="卡拉", number="S-01")
    Staff.objects.filter(pk=carla.staff.pk).update(team="North")
    days = ("--from", "2026-11-01", "--by", "collector")

    every = json.loads(arrears("insight", "dials", *days, "--json").output)
    north = json.loads(
        arrears("insight", "dials", *days, "--team", "North", "--json").output
    )
    beside = arrears(
        "--lang", "en", "insight", "dials", *days, "--beside", "2026-10-01"
    )
    both = json.loads(
        arrears("insight", "dials", *days, "--beside", "2026-10-01", "--json").output
    )

    (of_carla,) = [each for each in every["lines"] if each["group"] == "carla"]
    assert north["lines"] == [of_carla | {"shrunk": north["lines"][0]["shrunk"]}]
    assert north["together"][0]["part"] == of_carla["part"] > 0
    assert any("Only one person" in each["en"] for each in north["said"])
    assert "2026-10-01" in beside.output
    assert (both["beside"]["since"], both["beside"]["until"]) == (
        "2026-10-01",
        "2026-10-24",
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("dials", "--team", "South"), "UnknownTeam"),
        (("effort",), "UnknownKpi"),
        (("dials", "--by", "sex"), "UnknownGroup"),
        (("dials", "--from", "2026-11-20", "--to", "2026-11-01"), "PeriodBackwards"),
        (("dials", "--house", "nowhere.yaml"), "HouseNotRead"),
    ],
)
def test_a_refusal_is_named(arrears, book, words, code):
    done = arrears("insight", *words, "--json")

    assert done.exit_code == 3
    assert code in done.stderr


def test_all_kpis_are_listed_with_their_targets(arrears):
    done = arrears("--lang", "en", "insight", "list", "--json")

    assert {"kept_rate", "roll_matrix"} <= {
        each["kpi"] for each in json.loads(done.output)
    }
    assert arrears("insight", "list").exit_code == 0


def test_counting_says_how_much(arrears, book):
    first = json.loads(arrears("insight", "count", "--json").output)
    again = json.loads(arrears("insight", "count", "--json").output)

    assert first["days"] > 0
    assert again == {"days": 0, "corrected": 0}


def test_an_effect_has_its_guardrails_and_warns_of_peeking(arrears):
    told = json.loads(
        arrears(
            "insight", "effect", "--treated", "52/260", "--control", "43/260",
            "--guard", "complaints=3/260:1/260", "--looks", "4", "--json",
        ).output
    )  # fmt: skip

    assert told["effects"]["complaints"]["is_clear"] is False
    assert any("look number 4" in words["en"] for words in told["said"])


def test_a_pilot_too_small_ends_in_a_refusal(arrears):
    wanted = ("insight", "sample", "--share", "0.2", "--difference", "0.03")

    assert arrears(*wanted).exit_code == 0
    assert arrears(*wanted, "--has", "300").exit_code == 3
    assert (
        arrears("insight", "effect", "--treated", "5", "--control", "1/2").exit_code
        == 3
    )


def test_a_master_is_only_for_spark(arrears, book):
    done = arrears("--lang", "en", "insight", "count", "--master", "sc://a:1")

    assert done.exit_code != 0
    assert "--engine spark" in done.output


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_days_counted_elsewhere_read_like_those_counted_here(arrears, book, engine):
    at = ("--master", sail()) if engine == "spark" else ()

    done = arrears("--lang", "en", "insight", "count", "--engine", engine, *at)
    there = sorted(Tally.objects.values_list(*COUNTED))
    Tally.objects.all().delete()
    TallyDay.objects.all().delete()
    arrears("insight", "count")

    assert done.exit_code == 0, done.output
    assert there
    assert there == sorted(Tally.objects.values_list(*COUNTED))


@cache
def sail():
    """Return the address of a Spark Connect server without a JVM, started once."""
    server = pytest.importorskip("pysail.spark").SparkConnectServer()
    server.start(background=True)
    sail.server = server  # lives as long as this module does
    host, port = server.listening_address
    return f"sc://{host}:{port}"
