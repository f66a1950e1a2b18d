"""`arrears journal verify`: the record holds, or says from where on it does not."""

import json

import pytest
from django.db import connection

from arrears.domain.audit.facts import NoteWritten
from arrears.store import journal
from tests.web.book import NOW

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def two_facts(db):
    for length in (1, 2):
        journal.write(NoteWritten("A-1042", length), by="carla", at=NOW)


@pytest.fixture
def tampered(two_facts):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS journal_refuses_update")
        cursor.execute("UPDATE store_journalentry SET body = '{}' WHERE seq = 2")


def test_a_journal_that_holds_ends_with_zero(arrears, two_facts):
    result = arrears("--lang", "en", "journal", "verify")

    assert result.exit_code == 0
    assert "The journal holds: 2 entries" in result.stdout
    told = json.loads(arrears("journal", "verify", "--json").stdout)
    assert (told["holds"], told["entries"]) == (True, 2)


@pytest.mark.covers("IMP-10")
def test_one_that_was_changed_ends_with_three_and_says_where(arrears, tampered):
    result = arrears("--lang", "en", "journal", "verify")

    assert result.exit_code == 3
    assert "does not hold from entry 2 on" in result.stderr
    error = json.loads(arrears("journal", "verify", "--json").stderr)["error"]
    assert error["code"] == "JournalBroken"
