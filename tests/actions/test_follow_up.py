"""What the clock asks for: the hour before, the hour after, agreements, expired calls."""

from datetime import UTC, date, datetime, timedelta

import pytest

from arrears.actions.accept_offer import accept_offer
from arrears.actions.follow_up import follow_up
from arrears.actions.plan_day import plan_day
from arrears.actions.post_payment import Incoming, post_payment
from arrears.domain.money.amount import Amount
from arrears.playbook.offers.policy import house_policy
from arrears.questions.promise_moments import promise_moments
from arrears.store.models import WorkItem
from tests.actions.test_offers_and_agreements import offered, rests

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HOUR = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)  # Cleo's: 16:30 in Shanghai


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize(
    ("minutes", "kind"),
    [(-61, ""), (-60, "remind"), (-1, "remind"), (0, ""), (59, ""), (60, "check")],
)
def test_the_hour_before_is_for_reminding_and_the_hour_after_for_looking(
    book, minutes, kind
):
    found = promise_moments(now=HOUR + timedelta(minutes=minutes))

    assert [(m.number, m.kind) for m in found] == ([("C-3015", kind)] if kind else [])


def test_nobody_is_reminded_who_did_not_agree(book):
    book.cleo.promises.update(reminder_agreed=False)

    assert promise_moments(now=HOUR - timedelta(minutes=30)) == ()


def test_money_that_came_leaves_nothing_to_look_for(book):
    account = book.cleo.debts.get().account_number
    told = Incoming(
        "example", account, Amount("CNY", 1_500_00), date(2026, 11, 24), "F-1"
    )
    post_payment(told, by="bank", now=HOUR)

    assert promise_moments(now=HOUR + timedelta(hours=2)) == ()


def test_an_agreement_nobody_paid_ends_by_the_clock_alone(book, now):
    row = offered(book.alma, "full_payment", now)
    accept_offer(number=book.alma.number, offer=row.pk, by="carla", now=now)
    last = now + timedelta(days=7 + house_policy().grace_days)

    assert follow_up(now=last).turned == ()
    assert rests(book.alma)
    assert follow_up(now=last + timedelta(days=1)).turned == (("A-1042", "broken"),)
    assert not rests(book.alma)
    assert follow_up(now=last + timedelta(days=2)).turned == ()


def test_a_call_nobody_told_of_expires(book, call, now):
    call(book.alma)

    assert follow_up(now=now + timedelta(minutes=29)).expired == 0
    assert follow_up(now=now + timedelta(minutes=30)).expired == 1


def test_a_case_whose_agreement_nobody_paid_is_in_the_next_plan(book, now):
    row = offered(book.alma, "full_payment", now)
    accept_offer(number=book.alma.number, offer=row.pk, by="carla", now=now)
    over = now + timedelta(days=8 + house_policy().grace_days)

    plan_day(on=over.date(), by="sandro", now=over, any_day=True)

    assert not rests(book.alma)
    reason = WorkItem.objects.get(case=book.alma, run__on=over.date()).reason
    assert not reason.startswith("house.")
