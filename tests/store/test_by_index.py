"""What is asked for every call is found by index, however large the book."""

import pytest
from django.db import connection

from arrears.store import cases, known, known_many, narrow, sought, sql
from arrears.store.open_calls import open_calls

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
ASKED = {
    "debtor": 1,
    "person": 1,
    "value": "+8615490000001",
    "since": "2026-10-20 00:00:00+00:00",
    "latest": "2026-11-25 00:00:00+00:00",
}


def plan(text: str, **values: sql.Value) -> str:
    told = sql.rows(explained(text), **values)
    return "\n".join(str(line[-1]) for line in told)


def explained(text: str) -> str:
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    return f"{explain} {text}"


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


def test_what_was_tried_about_many_cases() -> None:
    among = {"people": [1, 2], "points": [1, 2, 3]}
    told = narrow.rows(
        explained(known_many.THEIRS),
        among=among,
        since=ASKED["since"],
        latest=ASKED["latest"],
    )

    assert not is_read_whole("\n".join(str(line[-1]) for line in told))


def test_a_name_and_a_number_by_their_beginning() -> None:
    many = {"first": "甲", "last": "甲" + sought.LAST, "most": 20}
    if connection.vendor == "postgresql":
        sql.run("SET LOCAL enable_seqscan = off")  # the tables of a test are tiny
    for text, index in (
        (sought.BY_NAME, "person_by_name"),
        (sought.BY_NUMBER, "store_case_number" if is_postgres() else "number>?"),
    ):
        assert index in plan(sought.by_bytes(text), **many)


def test_the_calls_under_way_by_the_small_index_of_just_those() -> None:
    if is_postgres():
        sql.run("SET LOCAL enable_seqscan = off")

    assert "attempt_one_open_call" in open_calls().explain()


def is_postgres() -> bool:
    return connection.vendor == "postgresql"
