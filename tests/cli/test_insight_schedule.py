"""Reports that are written by themselves: once, whole, and on record."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from arrears.store.models import JournalEntry, Payment, ReportFile
from tests.web import book as books

pytestmark = pytest.mark.django_db
AT = "2026-11-24T15:00:00+08:00"


@pytest.fixture(autouse=True)
def at_three(monkeypatch, home):
    monkeypatch.setenv("ARREARS_CLOCK", AT)


@pytest.fixture
def book(db):
    return books.built("en")


def add(arrears, *words):
    return arrears("--lang", "en", "insight", "schedule", "add", *words)


def due(arrears):
    done = arrears("--lang", "en", "insight", "due", "--json")
    return json.loads(done.stdout), done.exit_code


def test_the_day_that_is_over_is_written_once_with_its_fingerprint(arrears, book):
    assert add(arrears, "floor", "daily", "--as", "csv", "--as", "html").exit_code == 0

    told, code = due(arrears)

    assert code == 0
    names = [Path(file["path"]).name for file in told["written"]]
    assert names == ["floor-2026-11-23.csv", "floor-2026-11-23.html"]
    for file in told["written"]:
        content = Path(file["path"]).read_bytes()
        assert sha256(content).hexdigest() == file["sha256"]
        assert ReportFile.objects.get(path=file["path"]).sha256 == file["sha256"]
    assert due(arrears) == ({"written": [], "failed": []}, 0)
    assert JournalEntry.objects.filter(kind="ReportWritten").count() == 2


def test_days_on_which_nobody_asked_are_written_too(arrears, book, monkeypatch):
    add(arrears, "floor", "daily", "--as", "csv")
    due(arrears)
    monkeypatch.setenv("ARREARS_CLOCK", "2026-11-27T01:00:00+08:00")

    told, _ = due(arrears)

    names = [Path(file["path"]).name for file in told["written"]]
    assert names == [f"floor-2026-11-{n}.csv" for n in (24, 25, 26)]


@pytest.mark.parametrize(
    ("clock", "files"),
    [("2026-11-30T23:59:00+08:00", 1), ("2026-12-01T00:00:00+08:00", 2)],
)
def test_a_month_is_due_from_the_first_minute_of_the_next(
    arrears, book, monkeypatch, clock, files
):
    add(arrears, "pack", "regulator", "--as", "csv")
    monkeypatch.setenv("ARREARS_CLOCK", clock)

    told, _ = due(arrears)

    assert len(told["written"]) == files


def test_one_that_fails_keeps_no_other_from_being_written(arrears, book, tmp_path):
    (tmp_path / "file").write_text("no folder")
    add(arrears, "bad", "daily", "--as", "csv", "--folder", tmp_path / "file")
    add(arrears, "good", "daily", "--as", "csv")

    told, code = due(arrears)

    assert code == 4
    assert [each["name"] for each in told["failed"]] == ["bad"]
    assert len(told["written"]) == 1


def test_the_list_says_where_a_file_was_changed_or_is_gone(arrears, book):
    add(arrears, "floor", "daily", "--as", "csv")
    path = Path(due(arrears)[0]["written"][0]["path"])

    def state():
        told = arrears("insight", "schedule", "list", "--json").stdout
        return json.loads(told)[0]["state"]

    assert state() == "as_written"
    path.write_text("other")
    assert state() == "changed"
    path.unlink()
    assert state() == "gone"


def test_a_removed_one_is_not_due_and_its_name_is_free(arrears, book):
    add(arrears, "floor", "daily")
    assert arrears("insight", "schedule", "remove", "floor").exit_code == 0

    assert due(arrears)[0]["written"] == []
    assert add(arrears, "floor", "daily").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("Floor 1", "daily"), "small letters"),
        (("floor", "daily", "--as", "docx"), "docx"),
        (("floor", "weekly"), "Name the lender"),
        (("floor", "daily", "--lender", "nobody"), "Name the lender"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(arrears, book, words, code):
    done = add(arrears, *words)

    assert done.exit_code == 3
    assert code in done.stderr


def test_two_of_one_name_are_refused(arrears, book):
    add(arrears, "floor", "daily")

    assert "already" in add(arrears, "floor", "daily").stderr
    unknown = arrears("--lang", "en", "insight", "schedule", "remove", "roof")
    assert unknown.exit_code == 3
    assert "floor" in unknown.stderr


def paid(book, *, booked_at):
    Payment.objects.create(
        debt=book.alma.debts.get(),
        paid_on=books.TODAY - timedelta(days=1),
        booked_at=booked_at,
        amount_minor=99_00,
        ref=booked_at.isoformat(),
    )


@pytest.mark.parametrize("kind", ["daily", "monthly", "regulator"])
def test_what_was_written_is_made_again_to_the_same_figures(
    arrears, book, monkeypatch, kind
):
    add(arrears, "floor", kind, "--as", "csv")
    due(arrears)
    paid(book, booked_at=datetime(2026, 11, 26, tzinfo=UTC))
    monkeypatch.setenv("ARREARS_CLOCK", "2026-11-27T06:00:00+08:00")

    done = arrears("insight", "check", "--json")

    assert done.exit_code == 0
    (told,) = json.loads(done.stdout)
    assert told["same_figures"] is True
    assert (told["known_on"], told["state"]) == ("2026-11-23", "as_written")


def test_figures_that_would_be_others_now_are_told(arrears, book):
    add(arrears, "floor", "daily", "--as", "csv")
    due(arrears)
    paid(book, booked_at=datetime(2026, 11, 23, 1, tzinfo=UTC))  # as if behind our back

    done = arrears("--lang", "en", "insight", "check")

    assert done.exit_code == 3
    assert "other" in done.stdout


def test_a_file_that_was_changed_is_told_and_one_that_is_gone_does_no_harm(
    arrears, book
):
    add(arrears, "floor", "daily", "--as", "csv")
    told, _ = due(arrears)
    file = Path(told["written"][0]["path"])
    file.write_text("nicer", "utf-8")
    assert arrears("insight", "check").exit_code == 3

    file.unlink()
    assert arrears("insight", "check").exit_code == 0
