"""Every page of a sorted list is read by an index, from its row on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arrears.questions.aside_list import aside_list
from arrears.questions.chosen_cases import choice
from arrears.questions.journal_search import JournalAsked, journal_search
from arrears.questions.outbox import Asked, outbox
from arrears.questions.pages import Place
from arrears.store.chosen import Chosen
from arrears.store.models import JournalEntry, PlanRun, WorkItem
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WHOLE = ("Seq Scan", "TEMP B-TREE FOR ORDER BY", "Sort Key")
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


def plans(queries: CaptureQueriesContext, table: str) -> list[str]:
    """Return how the database reads each page of a table."""
    told = []
    explain = "EXPLAIN" if is_postgres() else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        for query in [each["sql"] for each in queries.captured_queries]:
            if f'FROM "{table}"' in query and "ORDER BY" in query:
                cursor.execute(f"{explain} {query}")
                lines = "\n".join(str(row[-1]) for row in cursor.fetchall())
                told.append(lines)
    return told


@pytest.fixture
def large(db):
    """A plan of some hundred lines, of which the database has its statistics."""
    book = books.built("zh")
    JournalEntry.objects.bulk_create(
        JournalEntry(
            seq=n,
            at=NOW + timedelta(seconds=n),
            by=f"s{n % 200}",
            kind="OutcomeTold",
            subject=f"L-{n}",
            body={},
            previous=f"p{n}",
            hash=f"h{n}",
        )
        for n in range(1, 400)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if is_postgres():
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_incremental_sort = off")
    return book


@pytest.mark.parametrize("sort", ["owed", "-owed", "days", "-days"])
def test_the_case_list_from_any_row_on(large, sort):
    for place in (Place(sort), *_around(large.alma.pk, sort)):
        with CaptureQueriesContext(connection) as queries:
            choice(Chosen(), place=place)
        for told in plans(queries, "store_workitem"):
            assert not [word for word in WHOLE if word in told], told
            assert f"work_by_{sort.lstrip('-')}" in told or "case_id" in told


@pytest.mark.parametrize("sort", ["number", "-number"])
@pytest.mark.parametrize("what", [Chosen(), Chosen(planned="aside")])
def test_the_case_list_along_the_numbers(large, sort, what):
    if is_postgres():
        pytest.skip("PostgreSQL goes by what it has counted")
    PlanRun.objects.update(id=7)  # SQLite takes it that 1 stands in many rows
    WorkItem.objects.update(run_id=7)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_stat1")  # a desk never counts
        cursor.execute("ANALYZE sqlite_schema")
    with CaptureQueriesContext(connection) as queries:
        choice(what, place=Place(sort))
    told = plans(queries, "store_workitem")
    assert told
    assert not [each for each in told if "TEMP B-TREE" in each]


@pytest.mark.parametrize("sort", ["owed", "-days"])
def test_those_left_out_from_any_row_on(large, sort):
    for place in (Place(sort), *_around(large.boris.pk, sort)):
        with CaptureQueriesContext(connection) as queries:
            aside_list(on=books.TODAY, reason="house.stopped", place=place)
        assert plans(queries, "store_workitem")


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (JournalAsked(), "pkey|autoindex"),
        (JournalAsked(kind="OutcomeTold"), "journal_by_kind|autoindex|pkey"),
        (JournalAsked(by="s3"), "journal_by_whom"),
        (JournalAsked(since=date(2026, 11, 24)), "journal_at"),
    ],
)
def test_the_journal_by_what_is_asked_of_it(large, asked, index):
    for place in (Place(), Place(after=200), Place(before=200)):
        with CaptureQueriesContext(connection) as queries:
            journal_search(asked, place=place)
        for told in plans(queries, "store_journalentry"):
            assert "Seq Scan" not in told
            assert "TEMP B-TREE FOR ORDER BY" not in told
            assert any(name in told for name in index.split("|")), told


@pytest.mark.parametrize("sort", ["released", "-goes"])
def test_the_outbox_by_its_moments(large, sort):
    with CaptureQueriesContext(connection) as queries:
        outbox(Asked(), place=Place(sort))
    (told,) = plans(queries, "store_message")
    assert f"message_{sort.lstrip('-')}" in told


def test_where_nothing_is_told_of_a_key_its_index_is_not_walked(large):
    run = PlanRun.objects.get()
    WorkItem.objects.filter(run=run).update(owed_minor=None)

    with CaptureQueriesContext(connection) as queries:
        found = choice(Chosen(), place=Place("owed"))
    asked = [q["sql"] for q in queries.captured_queries if "ORDER BY" in q["sql"]]

    assert len(found.found.rows) == 13
    assert not [sql for sql in asked if "IS NOT NULL" in sql]


def _around(row: int, sort: str) -> tuple[Place, Place]:
    return Place(sort, after=row), Place(sort, before=row)


def is_postgres() -> bool:
    return connection.vendor == "postgresql"
