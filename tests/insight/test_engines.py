"""The same tallies on Polars, on DuckDB and on a Spark Connect server."""

import signal
from datetime import date, timedelta
from functools import cache

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from arrears.domain.tally import Family
from arrears.insight.engines import duckdb
from arrears.insight.engines import polars as ours
from arrears.insight.engines.trouble import TalliesNotMade
from arrears.insight.tallies.long import days_between

from .book import OPENED, UNTIL, native, row
from .test_tallies import A_FLOOR

SECONDS = 60  # a server that does not answer must not hold the run up
OTHERS = ("duckdb", "spark")
AGEING = (Family.COHORTS, Family.AGREEMENTS)
DAYS = ((UNTIL, tuple(Family)), (OPENED + timedelta(days=7), AGEING))


@cache
def connect():
    """Return a session at a Spark Connect server: Sail, without a JVM."""
    server = pytest.importorskip("pysail.spark").SparkConnectServer()
    server.start(background=True)
    host, port = server.listening_address
    from arrears.planner.engines.spark import session

    connect.server = server  # never stopped: other tests may share the session
    return session(f"sc://{host}:{port}")


@pytest.fixture(autouse=True)
def limit():
    """End a test that waits for a server longer than a minute."""

    def too_long(*_):
        raise TimeoutError(f"no answer within {SECONDS} seconds")

    was = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, was)


def tallied(name, given, **told):
    match name:
        case "polars":
            return ours.tallied(ours.frames(**given), **told)
        case "duckdb":
            return duckdb.tallied(given, **told)
    from arrears.insight.engines import spark

    return spark.tallied(connect(), given, **told)


def in_order(frame):
    return sorted(frame.rows(), key=str)


@pytest.mark.parametrize(("on", "families"), DAYS)
@pytest.mark.parametrize("name", OTHERS)
def test_every_engine_tallies_as_polars_does(name, on, families):
    made, told = native(**A_FLOOR), {"on": on, "families": families}
    known, other = tallied("polars", made, **told), tallied(name, made, **told)

    assert len(known)
    assert in_order(other) == in_order(known)
    assert other.columns == known.columns


@pytest.mark.parametrize("name", ["polars", *OTHERS])
def test_frames_without_rows_make_no_tallies(name):
    told = {"on": UNTIL, "families": [Family.CONTACTS, Family.MONEY, Family.MOVES]}

    assert tallied(name, {}, **told).is_empty()


@pytest.mark.parametrize("name", OTHERS)
def test_one_family_alone_needs_no_other_frame(name):
    made = native(cases=[row("cases", "A-1042")], money=[])
    told = {"on": UNTIL, "families": [Family.COHORTS]}

    assert in_order(tallied(name, made, **told)) == in_order(
        tallied("polars", made, **told)
    )


@pytest.mark.parametrize("name", OTHERS)
def test_an_engine_that_gives_up_says_so_in_one_line(name):
    lame = native(**A_FLOOR)
    lame["money"] = lame["money"].with_columns(minor=pl.lit("much"))

    with pytest.raises(TalliesNotMade) as refused:
        tallied(name, lame, on=UNTIL, families=[Family.MONEY])
    assert "\n" not in refused.value.sentence.en


def test_days_are_counted_over_leap_days_and_centuries():
    ends = [(1999, 12, 31), (2000, 2, 29), (2000, 3, 1), (2100, 3, 1), (2024, 2, 29)]
    pairs = [(date(*a), date(*b)) for a in ends for b in ends]
    told = pl.DataFrame(pairs, schema=["since", "until"], orient="row")
    between = days_between(nw.col("since"), nw.col("until"))

    found = nw.from_native(told).select(days=between).to_native()["days"].to_list()

    assert found == [(until - since).days for since, until in pairs]
