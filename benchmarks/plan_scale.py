"""
The plan from 100,000 to 10,000,000 cases: medians, processor, peak memory, each run apart.

    PYTHONPATH=src .venv/bin/python benchmarks/plan_scale.py [--sizes 100000 1000000]

makes each book once (`plan_book.py`), plans it in new processes from Parquet to Parquet,
and says what a case costs, so that one sees whether cost grows as the book does. `--spark`
tells the start of Spark Connect (Sail) apart from its work; `--orm` asks the desk's own
question of one case after the other through Django's ORM. Figures go to benchmarks/plan.md.
"""

import argparse
import os
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from made_desk import desk
from plan_book import ON, write_book
from plan_day import measured

SIZES = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
CASES_A_SEAT = 333
SPARK_CASES, ORM_CASES, ORM_ASKED = 20_000, 20_000, 1_000
MEGA = 1_000_000


def main() -> None:
    """Measure what is asked for; without a choice the curve."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    asked.add_argument("--attempts-each", type=int, default=3)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--spark", action="store_true")
    asked.add_argument("--orm", action="store_true")
    given = asked.parse_args()
    if given.spark:
        spark()
    elif given.orm:
        orm()
    else:
        for cases in given.sizes:
            curve(cases, given.attempts_each, given.runs)


def curve(cases: int, attempts_each: int, runs: int) -> None:
    """Plan one book so many times and say what it took."""
    with tempfile.TemporaryDirectory(prefix="arrears-bench-") as folder:
        _book(Path(folder), cases, attempts_each)
        load = os.getloadavg()[0]
        found = [measured("plan", Path(folder)) for _ in range(runs)]
    wall, cpu = (
        median(getattr(run, name) for run in found) for name in ("wall", "cpu")
    )
    print(
        f"{cases:,} cases, {cases * attempts_each:,} attempts: median of {runs} "
        f"{wall:.1f} s, processor {cpu:.1f} s ({cpu / cases * MEGA:.1f} s a million), "
        f"peak {max(run.peak for run in found):.2f} GiB, load before {load:.1f}",
        flush=True,
    )


def spark() -> None:
    """Say how long Spark Connect takes to stand, and then to plan, twice."""
    from pysail.spark import SparkConnectServer

    from arrears.planner.engines import choice
    from arrears.planner.policy import Policy

    with tempfile.TemporaryDirectory(prefix="arrears-bench-") as folder:
        _book(Path(folder), SPARK_CASES, 10)
        began = time.perf_counter()
        server = SparkConnectServer()
        server.start(background=True)
        host, port = server.listening_address
        engine = choice.engine("spark", master=f"sc://{host}:{port}")
        book = engine.read(folder)
        print(f"server, session, files read: {time.perf_counter() - began:.1f} s")
        for turn in ("first", "second"):
            began = time.perf_counter()
            engine.plan(book, on=ON, policy=Policy.default())
            print(f"{turn} plan: {time.perf_counter() - began:.1f} s")


def orm() -> None:
    """Ask of one case after the other what the desk asks, and say how long a million takes."""
    with desk() as folder:
        import case_page

        from arrears.questions.why_not import why_not

        case_page.built(folder, cases=ORM_CASES)
        began = time.perf_counter()
        for n in range(1, ORM_ASKED + 1):
            why_not(f"A-{n:06}", channel="phone", at=case_page.NOW)
        each = (time.perf_counter() - began) / ORM_ASKED
    print(
        f"through the ORM: {each * 1000:.1f} ms a case, {each * MEGA:.0f} s a million"
    )


def _book(folder: Path, cases: int, attempts_each: int) -> None:
    """Make the book in a process of its own: who makes it hands its peak on to children."""
    seats = max(1, cases // CASES_A_SEAT)
    told = {"cases": cases, "seats": seats, "attempts_each": attempts_each}
    making = get_context("spawn").Process(target=write_book, args=[folder], kwargs=told)
    making.start()
    making.join()


if __name__ == "__main__":
    main()
