"""The real file: 30,000 card accounts, as they are (public research data, not kept here)."""

from datetime import date
from pathlib import Path

import pytest

from arrears.domain.case.stage import days_past_due
from arrears.intake import load_profile, raise_unless_agreed, received, survey, unplaced
from tests.intake.files import read

BESIDE = Path(__file__).parents[3] / "shared" / "data"
BOOK = BESIDE / "taiwan_credit_card_clients.csv"
PROFILE = Path(__file__).parents[1] / "profiles" / "taiwan.yaml"

if not BOOK.exists():
    pytest.skip(
        f"the research file is not at {BOOK}; it is not part of the repository",
        allow_module_level=True,
    )


@pytest.fixture
def here(tmp_path):
    path = tmp_path / BOOK.name
    path.symlink_to(BOOK)
    return path


def test_overdue_accounts_are_accepted_and_the_others_set_aside(here):
    given = load_profile(PROFILE)
    file = received(here, folder=here.parent, layout=given.layout)

    totals = survey(file, given, on=date(2026, 11, 24))

    assert (totals.received, totals.accepted) == (30_000, 5_127)
    assert totals.aside == {
        "not_overdue": 24_494,
        "money_negative": 377,
        "money_unreadable": 2,
    }
    assert totals.owed_accepted == {"TWD": 297_521_892_00}
    raise_unless_agreed(totals, received=file, profile=given)
    assert unplaced(file, given) == ()


@pytest.mark.covers("DAT-01", "DAT-02", "DAT-06", "DAT-09")
def test_the_first_account_is_two_months_late_and_its_holder_nobody(here):
    batch = read(here, load_profile(PROFILE))

    told = batch.accepted.row(0, named=True)
    row = {key: value for key, value in told.items() if value or value is False}
    assert row.pop("due_on") == date(2005, 8, 1)
    assert days_past_due(date(2005, 8, 1), row.pop("as_of")) == 60
    assert row == {
        "line": 2, "account_number": "1", "debtor_number": "1", "product": "card",
        "currency": "TWD", "principal_minor": 3913_00, "owed_minor": 3913_00,
        "credit_limit_minor": 20_000_00, "first_instalment": False, "zone": "Asia/Taipei",
    }  # fmt: skip


def test_figures_that_excel_rounded_are_not_believed(here):
    batch = read(here, load_profile(PROFILE))

    unread = batch.aside.filter(batch.aside["reason"] == "money_unreadable")
    assert set(unread["cell"]) == {"1.00E+05"}
    assert set(batch.remarks["column"]) == {"X1"}
