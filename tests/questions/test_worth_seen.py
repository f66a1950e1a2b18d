"""The model is refitted from what past plans logged and what was paid since."""

from dataclasses import replace
from datetime import timedelta

import pytest

from arrears.actions.plan_day import plan_day
from arrears.planner.policy import Policy
from arrears.planner.trial import Trial
from arrears.questions.worth_seen import proposed_worth
from arrears.store.models import Payment, WorkItem
from tests.web import book as books
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HALF = Trial((), 5_000, "2026")


@pytest.fixture
def tried(db, now):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    book = books.built("zh", planned=False)
    plan_day(on=TODAY, by="x", now=now, policy=replace(Policy.default(), trial=HALF))
    return book


def test_called_and_held_out_are_counted_thirty_days_after(tried):
    young = proposed_worth(on=TODAY + timedelta(days=29))
    old = proposed_worth(on=TODAY + timedelta(days=30))

    held = WorkItem.objects.filter(reason="held_out").count()
    called = WorkItem.objects.filter(reason="").exclude(arm="").count()
    assert (young.called, young.held_out) == (0, 0)
    assert (old.called, old.held_out) == (called, held)
    assert held > 0
    assert old.cells.basis == "assumption"


def test_a_payment_within_thirty_days_is_a_payment(tried, now, monkeypatch):
    monkeypatch.setattr("arrears.planner.worth.refit.FEW", 1)
    before = proposed_worth(on=TODAY + timedelta(days=40)).cells.told["all"]
    item = WorkItem.objects.filter(reason="").exclude(arm="").first()
    Payment.objects.create(
        debt=item.case.debts.first(),
        paid_on=TODAY + timedelta(days=30),
        booked_at=now,
        amount_minor=5,
        ref="paid",
    )

    after = proposed_worth(on=TODAY + timedelta(days=40)).cells.told["all"]

    assert after.called_per_10000 > before.called_per_10000
    assert after.uncalled_per_10000 == before.uncalled_per_10000
