"""
The import of a lender's book, measured: CSV in, SQLite out, each in a new process.

    .venv/bin/python benchmarks/import_book.py [--rows 1000000] [--runs 3]

makes the book once, imports it into an empty database, imports it a second time with
one row in a hundred corrected, and sets beside it the floor: Polars reads the same
file and does nothing with it. The figures belong in benchmarks/import.md.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

import polars as pl
from made_book import PROFILE, write_book

ON = date(2026, 11, 24)
BOOK, CORRECTED = "book.csv", "corrected.csv"


def _import(folder: Path, file: str) -> None:
    from arrears.actions.import_book import import_book
    from arrears.intake.profile import profile_from

    receipt = import_book(
        folder / file,
        profile=profile_from(PROFILE, file="bench.yaml"),
        by="bench",
        now=datetime.now(UTC),
        on=ON,
        secret=b"",
        folder=folder,
    )
    print(receipt.received, receipt.accepted, receipt.loaded, file=sys.stderr)


def ready(folder: Path) -> None:
    """Set Django up on a database in `folder`; this is not measured."""
    os.environ["ARREARS_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "arrears.site.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)


@dataclass(frozen=True)
class Measured:
    """One run: seconds on the wall, seconds of processor, peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def measured(work: str, folder: Path) -> Measured:
    """Do one piece of work in a new process; starting Python is not counted."""
    words = [sys.executable, __file__, "--only", work, "--folder", folder]
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    return Measured(*map(float, told.stdout.split()))


def _only(work: str, folder: Path) -> None:
    if work == "load":
        for old in folder.glob("arrears.sqlite3*"):
            old.unlink()
    if work != "floor":
        ready(folder)
    began, cpu = time.perf_counter(), time.process_time()
    WORK[work](folder)
    wall = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(wall, time.process_time() - cpu, peak)


WORK = {
    "floor": lambda folder: pl.read_csv(folder / BOOK),
    "load": lambda folder: _import(folder, BOOK),
    "correct": lambda folder: _import(folder, CORRECTED),
}


def main() -> None:
    """Measure everything, or do one piece of work and say what it took."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--only", choices=WORK)
    given = asked.parse_args()
    if given.only:
        _only(given.only, given.folder)
        return
    with tempfile.TemporaryDirectory(prefix="arrears-bench-") as name:
        folder = given.folder or Path(name)
        write_book(folder / BOOK, rows=given.rows)
        write_book(folder / CORRECTED, rows=given.rows, corrected_every=100)
        _report(folder, rows=given.rows, runs=given.runs)


def _report(folder: Path, *, rows: int, runs: int) -> None:
    medians = {}
    for work in ("floor", "load", "correct"):
        found = [
            measured(work, folder) for _ in range(1 if work == "correct" else runs)
        ]
        medians[work] = median(run.wall for run in found)
        each = ", ".join(f"{run.wall:.2f}" for run in found)
        print(
            f"{work}: median {medians[work]:.2f} s ({each}), "
            f"processor {median(run.cpu for run in found):.2f} s, "
            f"peak {max(run.peak for run in found):.0f} MiB, "
            f"{rows / medians[work]:,.0f} rows/s"
        )
    print(f"load / floor: {medians['load'] / medians['floor']:.0f}")
    size = (folder / BOOK).stat().st_size / 2**20
    database = (folder / "arrears.sqlite3").stat().st_size / 2**20
    print(
        f"book {size:.0f} MiB, database {database:.0f} MiB, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
