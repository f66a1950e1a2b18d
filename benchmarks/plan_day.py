"""
The plan of one day, measured: Parquet in, plan Parquet out, each in a new process.

    PYTHONPATH=src .venv/bin/python benchmarks/plan_day.py

makes the book once (in a temporary folder, or `--book`), plans it three times, and
sets beside it the floor (Polars reads and writes the same files and thinks nothing)
and the row-by-row way (the guard asked for every number of a sample, times the rest).
The figures belong in benchmarks/plan.md.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import polars as pl
from plan_book import ON, write_book

from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.packs import rules
from arrears.planner.digest import digest
from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy

FILES = ("cases", "points", "attempts", "seats")
SAMPLE = 20_000
NINE = datetime(ON.year, ON.month, ON.day, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def plan(book: Path) -> None:
    """Plan the day and write the plan."""
    made = engine.plan(engine.read(book), on=ON, policy=Policy.default())
    engine.write(made, book / "plan.parquet")


def floor(book: Path) -> None:
    """Read and write the same files, and nothing else."""
    for name in FILES:
        pl.scan_parquet(book / f"{name}.parquet").sink_parquet(book / f"{name}.copy")


def rowwise(book: Path) -> None:
    """Ask the guard for every number of a sample of cases, one after the other."""
    cases = pl.read_parquet(book / "cases.parquet").head(SAMPLE)
    people = cases["person"].unique().implode()
    points = _by_person(book / "points.parquet", people)
    attempts = _by_person(book / "attempts.parquet", people)
    packs = rules(Policy.default().packs)
    began = time.perf_counter()
    for case in cases.iter_rows(named=True):
        history = [_happened(told) for told in attempts[case["person"]]]
        for point in points[case["person"]]:
            judge(_question(case, point, history), packs)
    seconds = time.perf_counter() - began
    total = pl.scan_parquet(book / "cases.parquet").select(pl.len()).collect().item()
    print(f"row by row, extrapolated: {seconds / len(cases) * total:.0f} s")


def digested(book: Path) -> None:
    """Print the fingerprint of the plan that was written."""
    print(digest(engine.nw.from_native(pl.read_parquet(book / "plan.parquet"))))


def _by_person(path: Path, people: pl.Series) -> dict[str, list[dict]]:
    found = defaultdict(list)
    mine = pl.scan_parquet(path).filter(pl.col("person").is_in(people)).collect()
    for row in mine.iter_rows(named=True):
        found[row["person"]].append(row)
    return found


def _happened(told: dict) -> Happened:
    known = {"at": told["at"].replace(tzinfo=UTC), "result": Result(told["result"])}
    return Happened(**told | known)


def _question(case: dict, point: dict, history: list[Happened]) -> Question:
    until, promise = point["permitted_until"], case["promise_on"]
    return Question(
        at=NINE,
        zones=(case["zone"],) if case["zone"] else (),
        channel="phone",
        person=case["person"],
        point=point["point"],
        facts={
            "role": "debtor",
            "purpose": "remind" if promise == ON else "collect",
            "stopped": case["stop"] not in ("", "plan_kept"),
            "plan_kept": case["stop"] == "plan_kept",
            "promise_in_days": (promise - ON).days if promise else -1,
            "reminder_agreed": case["reminder_agreed"],
            "hours_agreed": False,
            "point_kind": point["kind"],
            "point_restricted": point["restricted"],
            "work_permitted": until is not None and until >= ON,
        },
        history=history,
    )


WORK = {"plan": plan, "floor": floor, "rowwise": rowwise, "digest": digested}


@dataclass(frozen=True)
class Measured:
    """One run: seconds on the wall, seconds of processor, peak memory in GiB."""

    wall: float
    cpu: float
    peak: float


def measured(work: str, book: Path) -> Measured:
    """Run one piece of work in a new process."""
    began, cpu = time.perf_counter(), _cpu_of_children()
    told = subprocess.run(
        [sys.executable, __file__, "--only", work, "--book", book],
        check=True,
        capture_output=True,
        text=True,
    )
    *said, peak = told.stdout.splitlines()
    for line in said:
        print(f"  {line}")
    wall = time.perf_counter() - began
    return Measured(wall, _cpu_of_children() - cpu, int(peak) / 2**20)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure everything, or do one piece of work and say the peak memory."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--book", type=Path)
    asked.add_argument("--only", choices=WORK)
    given = asked.parse_args()
    if given.only:
        WORK[given.only](given.book)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    with tempfile.TemporaryDirectory() as folder:
        book = given.book or Path(folder)
        if not (book / "seats.parquet").exists():
            write_book(book, cases=given.cases, seats=max(1, given.cases // 333))
        _report(book, given.runs)


def _report(book: Path, runs: int) -> None:
    medians = {}
    for work in ("plan", "floor"):
        found = [measured(work, book) for _ in range(runs)]
        medians[work] = median(run.wall for run in found)
        each = ", ".join(f"{run.wall:.2f}" for run in found)
        print(
            f"{work}: median {medians[work]:.2f} s ({each}), "
            f"processor {median(run.cpu for run in found):.2f} s, "
            f"peak {max(run.peak for run in found):.2f} GiB"
        )
    print(f"plan / floor: {medians['plan'] / medians['floor']:.1f}")
    measured("rowwise", book)
    measured("digest", book)


if __name__ == "__main__":
    main()
