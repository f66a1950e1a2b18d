"""
The case page out of a database of a million cases, measured as the server's time.

    .venv/bin/python benchmarks/case_page.py [--cases 1000000]

makes an invented book, imports it into SQLite through the front door, gives every
case two attempts and the sampled ones sixty, and opens pages as a signed-in
collector through Django's test client: URL to HTML, without the network.
The figures belong in benchmarks/case_page.md.
"""

import argparse
import random
import resource
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from made_book import ACCOUNTS_PER_DEBTOR, PROFILE, write_book
from made_desk import desk

ON = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
PAGES = 300
ATTEMPTS_OF_THE_SAMPLED = 60


def main() -> None:
    """Build, then measure."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=1_000_000)
    cases = asked.parse_args().cases
    with desk(now=NOW) as folder:
        numbers = built(folder, cases=cases)
        measured(numbers)


def built(folder: Path, *, cases: int) -> list[str]:
    """Import the book, write the attempts, and return the sampled case numbers."""
    from django.core.management import call_command

    from arrears.actions.import_book import import_book
    from arrears.intake.profile import profile_from
    from arrears.store.models import Case

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    write_book(folder / "book.csv", rows=int(cases * ACCOUNTS_PER_DEBTOR))
    import_book(
        folder / "book.csv",
        profile=profile_from(PROFILE, file="bench.yaml"),
        by="bench",
        now=NOW,
        on=ON,
        secret=b"x" * 32,
        folder=folder,
    )
    print(f"{Case.objects.count():,} cases in {time.perf_counter() - began:.0f} s")
    sampled = random.Random(7).sample(range(1, cases), PAGES)
    numbers = [f"A-{n:06}" for n in sampled]
    write_attempts(numbers)
    return numbers


def write_attempts(numbers: list[str]) -> None:
    """Give every case two attempts by SQL, and the sampled ones many."""
    from django.db import connection

    from arrears.store.models import Attempt, Case

    with connection.cursor() as cursor:
        for days in (3, 9):
            cursor.execute(
                "INSERT INTO store_attempt (case_id, person_id, point_id, at, channel,"
                " initiator, result, code, by, note) SELECT id, debtor_id, NULL, %s,"
                " 'phone', 'collector', 'no_answer', 'EVT-02', 'carla', ''"
                " FROM store_case",
                [NOW - timedelta(days=days)],
            )
    for case in Case.objects.filter(number__in=numbers).select_related("debtor"):
        point = case.debtor.points.first()
        Attempt.objects.bulk_create(
            Attempt(
                case=case,
                person=case.debtor,
                point=point,
                at=NOW - timedelta(hours=11 * n + 20),
                channel="phone",
                result="conversation" if n % 5 == 0 else "no_answer",
                code="EVT-01" if n % 5 == 0 else "EVT-02",
                by="carla",
                note="说本周发工资。" if n % 5 == 0 else "",
            )
            for n in range(ATTEMPTS_OF_THE_SAMPLED)
        )


def measured(numbers: list[str]) -> None:
    """Open every page once to warm up, then once for the clock."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from arrears.store.models import Staff

    user = User.objects.create_user("carla")
    Staff.objects.create(user=user, role="collector", name="卡拉", staff_number="S-01")
    client = Client()
    client.force_login(user)
    took = []
    for number in numbers:
        began = time.perf_counter()
        page = client.get(f"/cases/{number}/")
        took.append((time.perf_counter() - began) * 1000)
        assert page.status_code == 200, number
    with CaptureQueriesContext(connection) as asked:
        size = len(client.get(f"/cases/{numbers[0]}/").content)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"case page: median {median(took):.1f} ms, 95 % under"
        f" {quantiles(took, n=20)[-1]:.1f} ms, {len(asked)} queries, {size // 1024} kB;"
        f" process peak {peak:.0f} MiB"
    )


if __name__ == "__main__":
    main()
