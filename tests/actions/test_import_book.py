"""A lender's file is taken in as a whole, once, with every row accounted for."""

import csv
import stat
from dataclasses import replace

import pytest

from arrears.actions.import_book import import_book
from arrears.domain.words import Refusal
from arrears.intake.profile_parts import Control
from arrears.store.models import (
    Case,
    Debt,
    Import,
    JournalEntry,
    Lender,
    Person,
    Point,
    Statement,
)
from tests.intake.files import SECRET, TODAY, profile, written
from tests.web.book import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HEADER = "账号,客户号,姓名,欠款,到期日,手机"
ALMA = "K-1,A-1042,艾玛,100.00,2026-11-01,15490000001"
ALMAS_OTHER = "K-2,A-1042,艾玛,50.50,2026-10-01,15490000001"
BORIS = "K-3,B-2077,薄瑞思,10.00,2026-11-20,15490000002"
NOT_DUE = "K-4,C-3015,柯丽奥,0.00,2026-11-20,15490000003"
WRONG = "K-5,D-4128,=1+1,十元,2026-11-01,"
PROFILE = profile({"debtor_number": "客户号", "name": "姓名", "mobile": "手机"})
EVERYTHING = (Lender, Import, Person, Point, Case, Debt, Statement, JournalEntry)


def imported(path, *, folder, given=None, **more):
    """Import as the tests do, in one line."""
    return import_book(
        path,
        profile=given or profile(),
        by="carla",
        now=NOW,
        on=TODAY,
        secret=SECRET,
        folder=folder,
        **more,
    )


@pytest.fixture
def take(tmp_path):
    """Import these lines as a file of the bank."""

    def _take(*lines, given=PROFILE, name="book.csv", **more):
        path = written(tmp_path / name, HEADER, *lines)
        return imported(path, folder=tmp_path, given=given, **more)

    return _take


def counts():
    return {model.__name__: model.objects.count() for model in EVERYTHING}


def test_received_is_accepted_plus_set_aside_in_rows_and_money(take):
    receipt = take(ALMA, ALMAS_OTHER, BORIS, NOT_DUE, WRONG)

    assert (receipt.received, receipt.accepted, receipt.set_aside) == (5, 3, 2)
    assert receipt.owed_minor == {"CNY": 160_50}
    assert receipt.reasons == {"not_overdue": 1, "money_unreadable": 1}
    assert receipt.at_fault == 1
    assert sum(Statement.objects.values_list("principal_minor", flat=True)) == 160_50


@pytest.mark.covers("IMP-10")
def test_the_import_is_kept_and_journalled_with_its_figures(take, journal):
    receipt = take(ALMA, NOT_DUE)

    kept = Import.objects.get()
    assert (kept.sha256, kept.received, kept.accepted) == (receipt.sha256, 2, 1)
    assert (kept.owed_minor, kept.currency) == (100_00, "CNY")
    assert kept.reasons == {"not_overdue": 1}
    assert journal() == ["BookImported"]
    entry = JournalEntry.objects.get()
    assert (entry.subject, entry.by, entry.body["set_aside"]) == (
        "book.csv",
        "carla",
        1,
    )
    assert Statement.objects.get().source == kept


def test_the_same_file_again_changes_nothing_and_says_so(take):
    first = take(ALMA, BORIS, WRONG)
    before = counts()
    again = take(ALMA, BORIS, WRONG)

    assert (first.already, again.already) == (False, True)
    assert counts() == before
    assert (again.received, again.accepted, again.reasons) == (
        first.received,
        first.accepted,
        first.reasons,
    )
    assert again.report == first.report


def test_the_same_rows_in_another_file_write_no_new_statements(take):
    take(ALMA, BORIS)
    again = take(BORIS, ALMA, name="again.csv")

    assert not again.already
    assert again.loaded.statements == 0
    assert Import.objects.count() == 2


def test_a_corrected_file_updates(take):
    take(ALMA, BORIS)
    take(ALMA.replace("100.00", "90.00"), BORIS, name="corrected.csv")

    latest = Statement.objects.get(debt__account_number="K-1", is_latest=True)
    assert latest.principal_minor == 90_00
    assert Statement.objects.count() == 3


def test_the_rows_set_aside_are_reported_for_the_owner_only(take, tmp_path):
    receipt = take(ALMA, WRONG, NOT_DUE)

    assert receipt.report.parent == tmp_path / "imports"
    assert stat.S_IMODE(receipt.report.stat().st_mode) == 0o600
    text = receipt.report.read_text("utf-8-sig")
    lines = list(csv.DictReader(text.splitlines()))
    assert [(line["line"], line["column"], line["reason"]) for line in lines] == [
        ("3", "欠款", "money_unreadable"),
        ("4", "欠款", "not_overdue"),
    ]
    assert all(line["reason_zh"] and line["reason_en"] for line in lines)


def test_no_cell_of_the_report_becomes_a_formula(take):
    receipt = take(WRONG.replace("十元", "=1+1"))

    assert ",'=1+1," in receipt.report.read_text("utf-8-sig")


def test_a_file_without_faults_leaves_no_report(take, tmp_path):
    assert take(ALMA).report is None
    assert list((tmp_path / "imports").iterdir()) == []


def test_rows_that_contradict_what_is_known_change_sides_with_their_money(take):
    take(ALMA)
    receipt = take(ALMA.replace("A-1042", "B-2077"), BORIS, name="second.csv")

    assert (receipt.received, receipt.accepted, receipt.set_aside) == (2, 1, 1)
    assert receipt.reasons == {"account_of_another": 1}
    assert receipt.owed_minor == {"CNY": 10_00}
    assert "account_of_another" in receipt.report.read_text("utf-8-sig")


@pytest.mark.parametrize(
    "control",
    [Control(rows=3), Control(owed={"": "110.01"}), Control(owed={"USD": "110.00"})],
)
def test_other_totals_than_the_lenders_refuse_the_whole_file(take, control, tmp_path):
    with pytest.raises(Refusal, match="lender's totals"):
        take(ALMA, BORIS, control=control)

    assert set(counts().values()) == {0}
    assert leftovers(tmp_path) == []


def test_the_lenders_own_totals_are_agreed(take):
    control = Control(rows=2, owed={"CNY": "110.00"})

    assert take(ALMA, BORIS, control=control).accepted == 2


def test_totals_of_the_command_stand_in_for_the_profiles(take):
    given = replace(PROFILE, control=Control(rows=99))

    assert take(ALMA, given=given, control=Control(rows=1)).accepted == 1


@pytest.mark.parametrize(
    "breaks",
    [
        "arrears.store.book.loading.points_written",
        "arrears.store.journal.write",
        "arrears.actions.import_book.write_report",
    ],
)
def test_a_failure_in_the_middle_leaves_nothing(take, monkeypatch, breaks, tmp_path):
    monkeypatch.setattr(breaks, lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take(ALMA, WRONG)

    assert set(counts().values()) == {0}
    assert leftovers(tmp_path) == []

    monkeypatch.undo()
    assert take(ALMA, WRONG).accepted == 1


def test_progress_is_told_in_rows(take):
    told = []
    take(ALMA, BORIS, told=lambda done, rows: told.append((done, rows)))

    assert told[-1] == (2, 2)


def leftovers(folder):
    """Return what an import left in the folder besides the file itself."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and path != folder / "book.csv"
    ]
