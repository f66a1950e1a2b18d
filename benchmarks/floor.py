"""
The supervisor's pages out of a large planned book, measured as the server's time.

    .venv/bin/python benchmarks/floor.py [--cases 100000]

makes an invented book, imports it into SQLite through the front door, plans the day over
sixty seats, tells of half the calls, lets 600 promises fall due, and opens each page as
a signed-in supervisor through Django's test client. The figures belong in floor.md.
"""

import argparse
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from statistics import median, quantiles

from made_book import ACCOUNTS_PER_DEBTOR, PROFILE, write_book
from made_desk import desk

ON = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
SEATS, DUE, ASSIGNED, TIMES = 60, 600, 20_000, 40
PAGES = (
    "/floor/",
    "/floor/cases/?what=left",
    "/floor/cases/?what=kept",
    "/assign/",
    "/assign/?whose=nobody&stage=late",
    "/team/",
    "/approvals/",
    "/escalations/",
)


def main() -> None:
    """Build, then measure."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=100_000)
    cases = asked.parse_args().cases
    with desk(now=NOW) as folder:
        built(folder, cases=cases)
        measured()


def built(folder: Path, *, cases: int) -> None:
    """Import the book, seat people, plan the day, and let half of it happen."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from arrears.actions.import_book import import_book
    from arrears.actions.plan_day import plan_day
    from arrears.intake.profile import profile_from
    from arrears.store.models import Staff

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
    for n in range(SEATS):
        Staff.objects.create(
            user=User.objects.create_user(f"seat-{n:02}"),
            role="collector",
            name=f"坐席{n}",
            staff_number=f"S-{n:02}",
            team="甲组" if n % 2 else "乙组",
            calls_per_round=40,
        )
    plan_day(on=ON, by="bench", now=NOW - timedelta(hours=7))
    happened()
    print(f"{cases:,} cases in {time.perf_counter() - began:.0f} s")


def happened() -> None:
    """Tell of every second call, let promises fall due, and give cases to seats."""
    from arrears.store.models import (
        Assignment,
        Attempt,
        Case,
        Debt,
        Payment,
        Promise,
        WorkItem,
    )

    items = list(WorkItem.objects.filter(seat__gt="").select_related("case"))
    Attempt.objects.bulk_create(
        Attempt(
            case=item.case,
            person_id=item.case.debtor_id,
            at=NOW - timedelta(minutes=n % 200),
            channel="phone",
            result="conversation" if n % 3 else "no_answer",
            code="EVT-01" if n % 3 else "EVT-02",
            by=item.seat,
            note="说本周发工资。" if n % 2 else "",
        )
        for n, item in enumerate(items[::2])
    )
    cases = list(Case.objects.order_by("-number")[:ASSIGNED])
    Promise.objects.bulk_create(
        Promise(
            case=case,
            amount_minor=100_00,
            currency="CNY",
            made_at=NOW - timedelta(days=1),
            due_on=ON,
            due_at=clock(8 + n % 10),
            source="工资",
            by=f"seat-{n % SEATS:02}",
        )
        for n, case in enumerate(cases[:DUE])
    )
    debts = Debt.objects.filter(case__in=[case.pk for case in cases[:DUE:4]])
    Payment.objects.bulk_create(
        Payment(
            debt=debt,
            paid_on=ON,
            booked_at=NOW,
            amount_minor=100_00,
            ref=f"P-{debt.pk}",
        )
        for debt in debts
    )
    Assignment.objects.bulk_create(
        Assignment(
            case=case, seat=f"seat-{n % SEATS:02}", ground="x", by="bench", at=NOW
        )
        for n, case in enumerate(cases)
    )


def measured() -> None:
    """Open every page some times, and say the median and the slow end."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from arrears.store.models import Staff

    settings.ARREARS_STAYS_COUNT = False
    user = User.objects.create_user("sandro")
    Staff.objects.create(user=user, role="supervisor", name="桑", staff_number="S-99")
    client = Client()
    client.force_login(user)
    for address in PAGES:
        client.get(address)
        took = []
        for _ in range(TIMES):
            began = time.perf_counter()
            page = client.get(address)
            took.append((time.perf_counter() - began) * 1000)
            assert page.status_code == 200, address
        with CaptureQueriesContext(connection) as asked:
            size = len(client.get(address).content)
        print(
            f"{address}: median {median(took):.1f} ms, 95 % under"
            f" {quantiles(took, n=20)[-1]:.1f} ms, {len(asked)} queries, {size // 1024} kB"
        )


if __name__ == "__main__":
    main()
