"""A lender's recall file gives cases back."""

import pytest

from arrears.actions.recall_cases import recall_cases
from arrears.store.models import Case, Debt, Import, JournalEntry
from tests.actions.test_import_book import ALMA, ALMAS_OTHER, BORIS, PROFILE, take
from tests.intake.files import TODAY, written
from tests.web.book import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
__all__ = ["take"]


@pytest.fixture
def back(tmp_path):
    """Recall these accounts as a file of the bank."""

    def _back(*accounts):
        path = written(tmp_path / "recall.csv", "账号", *accounts)
        return recall_cases(
            path, profile=PROFILE, by="carla", now=NOW, on=TODAY, folder=tmp_path
        )

    return _back


def test_debts_are_taken_back_and_empty_cases_closed(take, back, journal):
    take(ALMA, ALMAS_OTHER, BORIS)
    receipt = back("K-1", "K-3")

    assert (receipt.received, receipt.debts, receipt.cases) == (2, 2, 1)
    closed = Case.objects.get(closed_on=TODAY)
    assert (closed.debtor.number, closed.closed_as) == ("B2077", "recalled")
    assert journal() == ["BookImported", "CasesRecalled"]
    assert JournalEntry.objects.get(seq=2).body["cases"] == 1


def test_unknown_accounts_are_set_aside_and_reported(take, back):
    take(ALMA)
    receipt = back("K-1", "K-9")

    assert (receipt.debts, receipt.set_aside) == (1, 1)
    assert receipt.reasons == {"unknown_account": 1}
    assert receipt.at_fault == 1
    assert "K-9" in receipt.report.read_text("utf-8-sig")


def test_the_same_recall_again_changes_nothing(take, back, journal):
    take(ALMA)
    back("K-1")
    again = back("K-1")

    assert again.already
    assert again.at_fault == 0
    assert journal() == ["BookImported", "CasesRecalled"]


def test_a_debt_that_came_back_can_be_taken_back_by_the_same_file(take, back):
    take(ALMA)
    back("K-1")
    take(ALMA, BORIS)
    assert Debt.objects.get(account_number="K-1").recalled_on is None

    again = back("K-1")
    assert (again.already, again.cases) == (False, 1)
    assert Import.objects.filter(purpose="recall").count() == 1


def test_a_lender_nobody_knows_has_nothing_to_take_back(back):
    assert back("K-1").reasons == {"unknown_account": 1}
