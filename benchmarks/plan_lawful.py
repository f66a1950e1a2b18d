"""
Every planned contact of a book judged again by the guard at its slot: none denied.
And who is set aside by a rule, at every half hour of every round: none allowed.

    PYTHONPATH=src:. .venv/bin/python benchmarks/plan_lawful.py --cases 1000000

makes the book (`plan_book.py`), plans it, and asks the guard of each call, one by one,
with the person's attempts and records, in the form of docs/law.md; it ends with an
error where a call is not allowed. `--share 10` asks of every tenth. Of those set aside
by a rule it asks every `--aside-share`th, for each of the debtor's telephones, and ends
with an error where the guard allows one; so it does where a case is left out for want
of a seat while a place of the afternoon is empty.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime
from datetime import time as clock_time
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl
from plan_book import ON, write_book

from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy
from tests.planner.test_records_batch import answer, moments

PACKS = ("cn", "house")
DAYS_ASKED = 40


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=100_000)
    asked.add_argument("--attempts-each", type=int, default=10)
    asked.add_argument("--share", type=int, default=1)
    asked.add_argument("--aside-share", type=int, default=20)
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
        made = engine.plan(engine.read(book), on=ON, policy=Policy.default())
        plan = made.to_native()
        wrong = denied(book, plan, given.share)
        wrong += allowed(book, plan, given.aside_share)
        sys.exit(wrong + empty_places(book, plan))


def denied(book: Path, plan: pl.DataFrame, share: int) -> int:
    """Ask of every call and say what the guard says; return how many it denies."""
    called = plan.filter(pl.col("reason").is_null()).gather_every(share)
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
    print(f"{len(called)} of {len(plan)} cases asked in {seconds:.0f} s: {dict(said)}")
    return len(called) - sum(said[key] for key in ("allow", "warn"))


def allowed(book: Path, plan: pl.DataFrame, share: int) -> int:
    """Ask of those set aside by a rule, at every half hour; return how many it allows."""
    by_rule = pl.col("reason").str.contains(".", literal=True)
    aside = plan.filter(by_rule).gather_every(share)
    people = aside["person"].unique().implode()
    cases = _rows(book, "cases", people, "case")
    told = {
        name: _rows(book, name, people, "person")
        for name in ("points", "records", "attempts")
    }
    policy, questions, wrong = Policy.default(), 0, 0
    for row in aside.iter_rows(named=True):
        (case,) = cases[row["case"]]
        own = {name: rows[row["person"]] for name, rows in told.items()}
        last = max((each["at"] for each in own["attempts"]), default=datetime.min)
        for point in own["points"]:
            for at in moments(policy, case):
                if _instant(at, case["zone"]) < last:
                    continue  # the plan counts what the day has brought so far
                questions += 1
                found = answer(own, case, point["point"], at, PACKS)
                if found.allowed:
                    wrong += 1
                    print(row, point, at)
    print(f"{len(aside)} set aside by a rule, {questions} questions: {wrong} allowed")
    return wrong


def _instant(minutes: int, zone: str) -> datetime:
    """Return a minute of the debtor's day as an instant, UTC without zone."""
    clock = clock_time(*divmod(minutes, 60))
    local = datetime.combine(ON, clock, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).replace(tzinfo=None)


def empty_places(book: Path, plan: pl.DataFrame) -> int:
    """Return how many places of the afternoon are empty while cases are left out."""
    left = plan.filter(pl.col("reason") == "no_seat_left").height
    rooms = pl.read_parquet(book / "seats.parquet")["calls_per_round"].sum()
    late = plan.filter(pl.col("round") == "afternoon").height
    print(f"{left} left out for want of a seat; {late} of {rooms} places taken")
    return rooms - late if left else 0


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
