"""
The plan's twin in plain SQL: the same plan, row for row, and how long each takes.

    PYTHONPATH=src .venv/bin/python benchmarks/plan_twin.py --cases 200000

makes the book (`plan_book.py`), has `plan_twin.sql` and the planner plan it in turn, each
run in a process of its own, and ends with an error where the two plans differ. With
`--with-hours` three seats of four have hours or breaks of their own.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
from plan_book import ON, write_book

from arrears.law.engine.packs import rules
from arrears.planner.digest import digest
from arrears.planner.engines import polars as engine
from arrears.planner.policy import ELSE, Policy
from arrears.planner.window import Window

TWIN = Path(__file__).with_suffix(".sql")
FILES = ("cases", "points", "attempts", "records", "seats")


def twin(book: Path, *, on: date, policy: Policy) -> pl.DataFrame:
    """Return the plan that the SQL makes of a folder's files."""
    with duckdb.connect() as database:
        for name in FILES:
            file = str(book / f"{name}.parquet")
            database.read_parquet(file).create_view(name)
        told = database.sql(TWIN.read_text(), params=figures(on, policy))
        return pl.DataFrame(told.to_arrow_table())


def figures(on: date, policy: Policy) -> dict[str, object]:
    """Return what the SQL is told: the limits of the policy, and those of the rules."""
    ladder, promised = policy.ladder, policy.promised
    after, own = policy.follow_up, policy.numbers
    return {
        "day": on,
        "due_day": int(policy.due_day_counts),
        "ladder": [first for _, first in ladder.rungs],
        "large": [
            {"k": currency, "v": minor}
            for currency, minor in policy.large_from_minor.items()
        ],
        "large_else": policy.large_from_minor[ELSE],
        "morning": _ends(policy.morning),
        "afternoon": _ends(policy.afternoon),
        "promised": _ends(promised.window),
        "ahead": promised.ahead_minutes,
        "without_hour": promised.without_hour_minutes,
        "follow_up": _ends(after.window),
        "rounds": ["morning", "afternoon", "promised", "follow_up"],
        "after": after.after_minutes,
        "cover_new": policy.cover_new_first,
        **{str(kind): rate for kind, rate in own.usual_per_10000.items()},
        "weight": own.weight_dials,
        "another_after": own.another_after,
        "meals": [
            {"f": meal.from_minutes, "u": meal.until_minutes}
            for meal in policy.mealtimes
        ],
        "minutes_per_call": policy.minutes_per_call,
        "calls": _figure("cn.connected_calls", "calls", on),
        "dials": _figure("cn.unanswered_dials", "dials", on),
        "quiet": _figure("house.promise_pending", "quiet_until_days_before", on),
        "opening": _figure("cn.hours", "opening", on),
        "closing": _figure("cn.hours", "closing", on),
    }


def _ends(window: Window) -> list[int]:
    return [window.from_minutes, window.until_minutes]


def _figure(rule: str, name: str, on: date) -> int:
    (found,) = (each for each in rules(("cn", "house")) if each.key == rule)
    return found.figures[name].on(on)


def ours(book: Path, *, on: date, policy: Policy) -> pl.DataFrame:
    """Return the planner's own plan."""
    return engine.plan(engine.read(book), on=on, policy=policy).to_native()


WAYS = {"ours": ours, "twin": twin}


def main() -> None:
    """Measure both in turn, or plan once and say the plan's fingerprint."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=200_000)
    asked.add_argument("--attempts-each", type=int, default=10)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--with-hours", action="store_true")
    asked.add_argument("--book", type=Path)
    asked.add_argument("--only", choices=WAYS)
    given = asked.parse_args()
    if given.only:
        began = time.perf_counter()
        made = WAYS[given.only](given.book, on=ON, policy=Policy.default())
        seconds = time.perf_counter() - began
        print(seconds, digest(nw.from_native(made, eager_only=True)))
        return
    with tempfile.TemporaryDirectory() as folder:
        book = given.book or Path(folder)
        if not (book / "seats.parquet").exists():
            write_book(
                book,
                cases=given.cases,
                seats=max(1, given.cases // 333),
                attempts_each=given.attempts_each,
                with_hours=given.with_hours,
            )
        sys.exit(compared(book, given.runs))


def compared(book: Path, runs: int) -> str | None:
    """Run both in turn, in pairs; return what is wrong, if anything."""
    pairs = [{way: _run(way, book) for way in WAYS} for _ in range(runs)]
    for way in WAYS:
        seconds = [pair[way][0] for pair in pairs]
        each = ", ".join(f"{one:.2f}" for one in seconds)
        print(f"{way}: median {median(seconds):.2f} s ({each})")
    ratios = [pair["ours"][0] / pair["twin"][0] for pair in pairs]
    print(f"ours / twin, median of {runs} pairs: {median(ratios):.2f}")
    plans = {said for pair in pairs for _, said in pair.values()}
    return None if len(plans) == 1 else f"the plans differ: {plans}"


def _run(way: str, book: Path) -> tuple[float, str]:
    told = subprocess.run(
        [sys.executable, __file__, "--only", way, "--book", book],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, said = told.stdout.split()
    return float(seconds), said


if __name__ == "__main__":
    main()
