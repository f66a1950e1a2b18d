"""
The boards, measured: a month's kept tallies in SQLite, each page as a browser asks for it.

    PYTHONPATH=src .venv/bin/python benchmarks/insight_boards.py

makes the floor of benchmarks/insight_floor.py, keeps its tallies in a desk of its own
(in a temporary folder, or `--home`), and asks for each board as each post sees it. The
figures belong in benchmarks/insight.md.
"""

import argparse
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from insight_floor import SEATS, SINCE, UNTIL, write_floor

RUNS = 7
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAYS = f"from={SINCE}&to={UNTIL}"
PAGES = {
    "supervisor": ("supervisor", f"/insight/?board=supervisor&{DAYS}"),
    "compliance": ("supervisor", f"/insight/?board=compliance&{DAYS}"),
    "lender": ("supervisor", f"/insight/?board=lender&{DAYS}&lender=lender1"),
    "collector": ("seat100", f"/insight/?{DAYS}"),
    "friendly notes": ("supervisor", f"/insight/coaching/?{DAYS}"),
    "one by collector": ("supervisor", f"/insight/kept_rate/?by=collector&{DAYS}"),
    "one by bucket": ("supervisor", f"/insight/kept_rate/?by=bucket&{DAYS}"),
    "one by day": ("supervisor", f"/insight/kept_rate/?by=day&{DAYS}"),
}


def kept_month(folder: Path) -> None:
    """Keep the floor's tallies as counting the days would."""
    import polars as pl

    from arrears.domain.tally import Family
    from arrears.insight.engines import polars as engine
    from arrears.store.insight import kept

    found = engine.read(folder)
    for family in Family:
        made = engine.tallied(found, on=UNTIL, families=[family])
        days = dict.fromkeys(made["on"].unique(), "x")
        kept.replace(family, days, made.filter(pl.col("on").is_not_null()), at=NOW)
    kept.note_count(UNTIL, at=NOW)


def staffed() -> None:
    """Seat 300 collectors in ten teams, and a supervisor."""
    from django.contrib.auth.models import User

    from arrears.store.models import Staff

    for n in range(SEATS + 1):
        name = "supervisor" if n == SEATS else f"seat{n + 100}"
        user = User.objects.create(username=name)
        Staff.objects.create(
            user=user,
            role="supervisor" if n == SEATS else "collector",
            staff_number=f"S-{n}",
            name=name,
            team=f"team{n % 10}",
        )


def measured() -> None:
    """Ask for each page, some times, and print the middle time."""
    from django.contrib.auth.models import User
    from django.test import Client

    for name, (who, address) in PAGES.items():
        client = Client()
        client.force_login(User.objects.get(username=who))
        took = []
        for _ in range(RUNS):
            began = time.perf_counter()
            page = client.get(address)
            took.append(time.perf_counter() - began)
            if page.status_code != 200:
                raise SystemExit(f"{name}: {page.status_code} {page.headers}")
        print(
            f"{name}: {statistics.median(took) * 1000:.0f} ms, "
            f"least {min(took) * 1000:.0f} ms",
            flush=True,
        )


def main() -> None:
    """Make the desk where it is not there, and measure."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=1_000_000)
    asked.add_argument("--events", type=int, default=20_000_000)
    asked.add_argument("--floor", type=Path)
    asked.add_argument("--home", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, floor = given.home or Path(folder) / "home", given.floor or Path(folder)
        os.environ |= {
            "ARREARS_HOME": str(home),
            "ARREARS_CLOCK": NOW.isoformat(),
            "DJANGO_SETTINGS_MODULE": "arrears.site.settings",
        }
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["*"]
        settings.ARREARS_STAYS_COUNT = False  # no keys to show; the pages are timed
        is_new = not (home / "arrears.sqlite3").exists()
        home.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        if is_new:
            if not (floor / "cases.parquet").exists():
                write_floor(floor, cases=given.cases, events=given.events)
            began = time.perf_counter()
            kept_month(floor)
            print(f"kept the month in {time.perf_counter() - began:.0f} s", flush=True)
            staffed()
        measured()


if __name__ == "__main__":
    main()
