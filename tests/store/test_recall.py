"""The lender takes debts back, and may send them again."""

from datetime import date

import pytest

from arrears.store.models import Case, Debt, Statement

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SECOND = {"account_number": "K-2"}
LATER = date(2026, 12, 1)


def test_a_case_closes_with_its_last_debt_and_not_before(arrive, recall):
    arrive({}, SECOND)

    first = recall("K-1")
    assert (first.debts, first.cases) == (1, 0)

    last = recall("K-2", on=LATER)
    assert (last.debts, last.cases) == (1, 1)
    case = Case.objects.get()
    assert (case.closed_on, case.closed_as) == (LATER, "recalled")


def test_accounts_that_are_not_here_are_set_aside_with_a_reason(arrive, recall):
    arrive({}, SECOND)
    recall("K-1")

    again = recall("K-1", "K-9", "K-2")

    assert [(row.line, row.account_number, row.reason) for row in again.unfit] == [
        (2, "K-1", "recalled_already"),
        (3, "K-9", "unknown_account"),
    ]
    assert again.debts == 1


def test_a_debt_that_comes_back_is_open_again_and_so_is_its_case(arrive, recall):
    arrive({})
    recall("K-1")
    back, _ = arrive({})

    assert (back.debts_reopened, back.cases_reopened) == (1, 1)
    assert Debt.objects.get().recalled_on is None
    assert Case.objects.get().closed_on is None
    assert Statement.objects.count() == 1


def test_a_settled_case_is_opened_by_a_new_debt(arrive):
    arrive({})
    Case.objects.update(closed_on=LATER, closed_as="settled")
    back, _ = arrive(SECOND)

    assert back.cases_reopened == 1
    assert Case.objects.get().closed_as == ""


def test_another_lenders_accounts_are_left_alone(arrive, recall):
    arrive({})
    other = Debt.objects.get().lender
    other.key = "another-bank"
    other.save()

    assert recall("K-1").unfit[0].reason == "unknown_account"
