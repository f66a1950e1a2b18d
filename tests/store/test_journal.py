"""The journal: facts in a row, sealed, and found out when touched."""

import pytest
from django.db import DatabaseError, connection, transaction

from arrears.domain.audit.facts import NoteWritten
from arrears.store import journal
from tests.web.book import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def three_facts(db):
    for length in (1, 2, 3):
        journal.write(NoteWritten("A-1042", length), by="carla", at=NOW)


def test_an_empty_journal_holds(db):
    assert journal.proof().holds


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE store_journalentry SET subject = 'A-1' WHERE seq = 2",
        "DELETE FROM store_journalentry WHERE seq = 3",
    ],
)
def test_the_database_itself_refuses_to_change_a_line(three_facts, sql):
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        connection.cursor().execute(sql)

    assert journal.proof().holds


def test_facts_that_nobody_touched_hold(three_facts):
    assert journal.proof().holds
    assert journal.proof().entries == 3


@pytest.mark.covers("IMP-10")
@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        ("UPDATE store_journalentry SET subject = 'A-1' WHERE seq = 2", 2),
        ("DELETE FROM store_journalentry WHERE seq = 2", 2),
        ("DELETE FROM store_journalentry WHERE seq = 3", 3),
    ],
)
def test_a_line_changed_behind_our_back_is_found(
    three_facts, without_triggers, sql, broken_at
):
    with connection.cursor() as cursor:
        cursor.execute(sql)

    assert journal.proof().broken_at == broken_at


@pytest.fixture
def without_triggers(db):
    """Stand in for somebody with the keys to the database: the triggers are off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION journal_refuses() CASCADE")
            return
        for event in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER journal_refuses_{event}")
