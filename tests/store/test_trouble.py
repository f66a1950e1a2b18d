"""A full disk and a busy database end in a sentence, with nothing half-written."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from arrears.store import trouble
from arrears.store.models import Case, Import, JournalEntry, Lender, Person
from tests.actions.test_import_book import imported
from tests.intake.files import written

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("really_written"),
]
ROWS = 4_000
EVERYTHING = (Lender, Import, Person, Case, JournalEntry)


@pytest.fixture
def large_book(tmp_path):
    """More than the room that is left for it in these tests."""
    lines = (f"K-{n:06},{n}.00,2026-11-01" for n in range(1, ROWS))
    return written(tmp_path / "large.csv", "账号,欠款,到期日", *lines)


@pytest.fixture
def small_book(tmp_path):
    return written(tmp_path / "small.csv", "账号,欠款,到期日", "K-1,1.00,2026-11-01")


def nothing_is_written(folder: Path) -> bool:
    reports = list((folder / "imports").glob("*"))
    return not reports and not any(model.objects.exists() for model in EVERYTHING)


def test_a_full_disk_is_named_and_leaves_nothing(large_book, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("a full disk can be played on SQLite only")
    with room_for(pages=20), pytest.raises(trouble.DiskFull):
        imported(large_book, folder=tmp_path)

    assert nothing_is_written(tmp_path)
    assert imported(large_book, folder=tmp_path).accepted == ROWS - 1


@pytest.mark.postgres
def test_a_busy_database_is_named_and_leaves_nothing(small_book, tmp_path):
    with somebody_writing(), pytest.raises(trouble.DatabaseBusy):
        imported(small_book, folder=tmp_path)

    assert nothing_is_written(tmp_path)


def test_other_troubles_keep_their_own_names():
    with pytest.raises(ZeroDivisionError), trouble.named():
        raise ZeroDivisionError
    with pytest.raises(OSError, match="odd"), trouble.named():
        raise OSError(5, "odd")


def test_no_space_for_a_report_is_a_full_disk_too():
    with pytest.raises(trouble.DiskFull), trouble.named():
        Path("/dev/full").write_text("x")


@contextmanager
def room_for(*, pages):
    """Let the database grow by so many pages and no further, whatever tests before left free."""
    with connection.cursor() as cursor:
        (free,) = cursor.execute("PRAGMA freelist_count").fetchone()
        (size,) = cursor.execute("PRAGMA page_size").fetchone()
        cursor.execute(f"CREATE TABLE filler AS SELECT zeroblob({free * size}) AS z")
        (count,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {count + pages}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
        cursor.execute("DROP TABLE IF EXISTS filler")


@contextmanager
def somebody_writing():
    """Hold what every import must have, on a connection of its own."""
    hold, impatient, usual = WAITS[connection.vendor]
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute(hold)
    with connection.cursor() as cursor:
        cursor.execute(impatient)
    yield
    other.close()
    with connection.cursor() as cursor:
        cursor.execute(usual)


WAITS = {
    "sqlite": (
        "BEGIN IMMEDIATE",
        "PRAGMA busy_timeout = 100",
        "PRAGMA busy_timeout = 20000",
    ),
    "postgresql": (
        "BEGIN; LOCK TABLE store_import IN EXCLUSIVE MODE",
        "SET lock_timeout = '100ms'",
        "SET lock_timeout = '20s'",
    ),
}
