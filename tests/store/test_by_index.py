"""What is asked for every call is found by index, however large the book."""

import pytest
from django.db import connection

from arrears.store import cases, known, sql

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
ASKED = {
    "debtor": 1,
    "person": 1,
    "value": "+8615490000001",
    "since": "2026-10-20 00:00:00+00:00",
    "latest": "2026-11-25 00:00:00+00:00",
}


def plan(text: str, **values: sql.Value) -> str:
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    told = sql.rows(f"{explain} {text}", **values)
    return "\n".join(str(line[-1]) for line in told)


def is_read_whole(told: str) -> bool:
    """Say whether every row of a table is held against a list (PostgreSQL), or read."""
    return "hashed SubPlan" in told or any(
        line.strip().startswith(f"SCAN {alias}")
        for line in told.splitlines()
        for alias in ("p", "a", "q", "w", "o")
    )


def test_whom_to_hold() -> None:
    assert not is_read_whole(plan(sql.for_update(cases.HELD), number="A-1", point=1))


def test_what_was_tried_before() -> None:
    assert not is_read_whole(plan(known.HISTORY, **ASKED))


def test_the_form_with_or_is_what_postgresql_reads_whole() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes an index for each side of OR")
    told = plan(
        "SELECT p.id FROM {person} p WHERE p.id IN (SELECT c.debtor_id FROM {case} c)"
        " OR p.id IN (SELECT q.person_id FROM {point} q WHERE q.value = %(value)s)",
        value="+8615490000001",
    )
    assert is_read_whole(told)


def test_what_was_tried_around_a_case() -> None:
    told = plan(known.AROUND, debtor=1, since=ASKED["since"], latest=ASKED["latest"])

    assert not is_read_whole(told)
    assert not is_read_whole(plan(known.CIRCLE, debtor=1))
