"""
All KPIs of a month, measured: Parquet in, every figure out, in a new process.

    PYTHONPATH=src .venv/bin/python benchmarks/insight.py

makes the floor once (in a temporary folder, or `--floor`), tallies it, answers every
KPI all together and by collector, and sets beside it the floor (Polars reads the same
files and thinks nothing). The figures belong in benchmarks/insight.md.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
from insight_floor import SINCE, UNTIL, write_floor

from arrears.domain.tally import Summed
from arrears.insight.answer import answer, ask
from arrears.insight.catalogue import all_kpis
from arrears.insight.engines import polars as engine


def everything(floor: Path) -> None:
    """Tally the month and answer every KPI."""
    began = time.perf_counter()
    made = engine.tallied(engine.read(floor), on=UNTIL)
    tallied = time.perf_counter()
    asked = ask(SINCE, UNTIL)
    keys = ("collector", "currency", "measure", "on")
    summed = made.group_by(keys).agg(pl.col("amount").sum())
    for kpi in all_kpis():
        wanted = summed.filter(pl.col("measure").is_in(list(kpi.figure.measures)))
        sums = [Summed(*row) for row in wanted.iter_rows()]
        answer(kpi, sums, ask=asked, by="collector")
    answered = time.perf_counter()
    print(
        f"tallies: {tallied - began:.1f} s, {len(made):,} rows; "
        f"{len(all_kpis())} KPIs, together and by collector: {answered - tallied:.1f} s"
    )


def bare(floor: Path) -> None:
    """Read every column of the same files, and nothing else."""
    for file in sorted(floor.glob("*.parquet")):
        pl.scan_parquet(file).select(pl.all().null_count()).collect(engine="streaming")


WORK = {"everything": everything, "bare": bare}


def measured(work: str, floor: Path) -> None:
    """Run one piece of work in a new process and print what it took."""
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, __file__, "--only", work, "--floor", floor],
        check=True,
        capture_output=True,
        text=True,
    )
    *said, peak, processor = told.stdout.splitlines()
    wall = time.perf_counter() - began
    print(
        f"{work}: {wall:.1f} s, processor {processor} s, "
        f"peak {int(peak) / 2**20:.2f} GiB",
        *said,
        sep="\n  ",
    )


def main() -> None:
    """Measure everything, or do one piece of work and say the peak memory."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=1_000_000)
    asked.add_argument("--events", type=int, default=20_000_000)
    asked.add_argument("--runs", type=int, default=1)
    asked.add_argument("--floor", type=Path)
    asked.add_argument("--only", choices=WORK)
    given = asked.parse_args()
    if given.only:
        WORK[given.only](given.floor)
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(used.ru_maxrss, round(used.ru_utime + used.ru_stime, 1), sep="\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        floor = given.floor or Path(folder)
        if not (floor / "cases.parquet").exists():
            write_floor(floor, cases=given.cases, events=given.events)
        for _ in range(given.runs):
            measured("everything", floor)
        measured("bare", floor)


if __name__ == "__main__":
    main()
