"""A plan whose writing is cut off: no half file under its name, and the next run mends."""

import os
import signal
import subprocess
import sys
import time

import polars as pl
import pytest

ROWS = 400_000
WRITER = """
import sys
from pathlib import Path
import narwhals.stable.v2 as nw
import polars as pl
from arrears.planner.engines import polars as engine

rows = int(sys.argv[2])
texts = pl.int_range(rows, eager=True).hash(1).cast(pl.String)
plan = pl.DataFrame({f"column-{n}": texts.shuffle(n) for n in range(8)})
while True:
    engine.write(nw.from_native(plan, eager_only=True), Path(sys.argv[1]))
    if sys.argv[3] == "once":
        break
    Path(sys.argv[1]).unlink()
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "worklist.parquet"


def writer(file, times, rows=ROWS):
    """Start writing a plan, again and again or once."""
    told = [sys.executable, "-c", WRITER, str(file), str(rows), times]
    return subprocess.Popen(told, stderr=subprocess.DEVNULL)


def stopped_within(child, file):
    """Stop the child where its file is half written, and return what is there of it."""
    part, until = file.with_name(f"{file.name}.part"), time.monotonic() + 60
    while time.monotonic() < until:
        if part.exists():
            os.kill(child.pid, signal.SIGSTOP)
            if part.exists() and not file.exists():
                return part
            os.kill(child.pid, signal.SIGCONT)
        time.sleep(0.001)
    raise AssertionError("never met while it was written")


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT], ids=lambda s: s.name)
def test_an_interrupted_write_leaves_no_half_plan(file, by):
    child = writer(file, "for ever")
    part = stopped_within(child, file)

    child.send_signal(by)
    os.kill(child.pid, signal.SIGCONT)
    child.wait(30)

    assert not file.exists()

    assert writer(file, "once", rows=10).wait(60) == 0
    assert len(pl.read_parquet(file)) == 10
    assert not part.exists()
