"""
Every planned contact of a book judged again by the guard at its slot: none denied.

    PYTHONPATH=src:. .venv/bin/python benchmarks/plan_lawful.py --cases 1000000

makes the book (`plan_book.py`), plans it, and asks the guard of each call, one by one,
with the person's attempts and records, in the form of docs/law.md; it ends with an
error where a call is not allowed. `--share 10` asks of every tenth.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path

import polars as pl
from plan_book import ON, write_book

from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy
from tests.planner.test_records_batch import answer

PACKS = ("cn", "house")
DAYS_ASKED = 40


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=100_000)
    asked.add_argument("--attempts-each", type=int, default=10)
    asked.add_argument("--share", type=int, default=1)
    asked.add_argument("--book", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = given.book or Path(folder)
        if not (book / "seats.parquet").exists():
            write_book(
                book,
                cases=given.cases,
                seats=max(1, given.cases // 333),
                attempts_each=given.attempts_each,
            )
        sys.exit(judged(book, given.share))


def judged(book: Path, share: int) -> int:
    """Ask of every call and say what the guard says; return how many it denies."""
    made = engine.plan(engine.read(book), on=ON, policy=Policy.default()).to_native()
    called = made.filter(pl.col("reason").is_null()).gather_every(share)
    people = called["person"].unique().implode()
    cases = _rows(book, "cases", people, "case")
    points = _rows(book, "points", people, "point")
    records = _rows(book, "records", people, "person")
    attempts = _rows(book, "attempts", people, "person")
    said, began = Counter(), time.perf_counter()
    for row in called.iter_rows(named=True):
        (case,) = cases[row["case"]]
        told = {
            "points": points[row["point"]],
            "records": records[row["person"]],
            "attempts": attempts[row["person"]],
        }
        found = answer(told, case, row["point"], row["slot_minutes"], PACKS)
        said[found.verdict.key] += 1
        if not found.allowed:
            print(row, [each.rule for each in found.findings])
    seconds = time.perf_counter() - began
    print(f"{len(called)} of {len(made)} cases asked in {seconds:.0f} s: {dict(said)}")
    return len(called) - sum(said[key] for key in ("allow", "warn"))


def _rows(book: Path, name: str, people: pl.Series, key: str) -> dict[str, list[dict]]:
    mine = pl.scan_parquet(book / f"{name}.parquet").filter(
        pl.col("person").is_in(people)
    )
    if name == "attempts":
        since = datetime.combine(ON, clock_time.min)
        mine = mine.filter(pl.col("at") > since - pl.duration(days=DAYS_ASKED))
    found = defaultdict(list)
    for row in mine.collect().iter_rows(named=True):
        found[row[key]].append(row)
    return found


if __name__ == "__main__":
    main()
