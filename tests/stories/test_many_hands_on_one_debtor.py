"""Sixteen collectors ring one debtor at the same moment; the law's three calls pass."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

PROGRAM = Path(__file__).parent.parent / "many_hands.py"
HANDS, TRIES = 16, 25  # 10,000 tries are made in benchmarks/reserve.py
NOW = "2026-11-24T15:00:00+08:00"
LATER = "2026-11-24T15:31:00+08:00"


@pytest.fixture
def database(tmp_path):
    """Return the address of an empty database of the kind that the tests run on."""
    from django.conf import settings

    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        yield f"sqlite:///{tmp_path}/hands.sqlite3"
        return
    yield from _postgres()


def _postgres():
    import psycopg

    address = os.environ["ARREARS_DATABASE"]
    name = f"hands_{uuid4().hex[:8]}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    before, _, options = address.partition("?")
    here = before.rsplit("/", 1)[0] + f"/{name}"
    yield here + (f"?{options}" if options else "")
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def start(database, tmp_path):
    """Start the program on that database."""
    env = os.environ | {
        "ARREARS_DATABASE": database,
        "ARREARS_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "arrears.site.settings",
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }

    def _start(*order):
        return subprocess.Popen(
            [sys.executable, str(PROGRAM), *order],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return _start


def told(process):
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out


@pytest.mark.postgres
def test_of_sixteen_hands_at_once_exactly_three_get_through(start):
    told(start("set-up"))

    hands = [start("ring", f"h{n}", str(TRIES), NOW) for n in range(HANDS)]

    assert sum(int(told(hand)) for hand in hands) == 3


@pytest.mark.postgres
def test_a_crash_between_reserving_and_telling_neither_loses_nor_frees_an_attempt(
    start,
):
    told(start("set-up"))
    died = start("crash", NOW)
    died.communicate(timeout=60)

    assert died.returncode == 9
    assert int(told(start("ring", "h", "9", LATER))) == 2  # of three a day, one is hers
