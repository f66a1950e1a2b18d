"""What the records told of a case at a moment: all of it, and nothing from later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from arrears.playbook.review.case import PlanStatus
from arrears.store.models import (
    Adjustment,
    Finding,
    LegalStep,
    Note,
    Offer,
    Payment,
    Promise,
    Statement,
    Stop,
)
from arrears.store.told_case import told_case
from tests.web import book as books

THEN = books.NOW + timedelta(days=30)
HOUR = timedelta(hours=1)
MOMENTS = (THEN, THEN + HOUR)
pytestmark = pytest.mark.django_db


@pytest.fixture
def alma(db):
    return books.built("zh").alma


def told(case, at):
    return told_case(case, now=at, lang="zh")


def note(case, at):
    Note.objects.create(case=case, at=at, by=books.CARLA, text="她说失业了")


def finding(case, at):
    Finding.objects.create(
        case=case, about="income", value="600000", reason="工资条", at=at, by="carla"
    )


def stop(case, at):
    Stop.objects.create(
        person=case.debtor, kind="dispute", ground="利息", since=at, by="sandro"
    )


def promise(case, at):
    Promise.objects.create(
        case=case,
        amount_minor=100_00,
        currency="CNY",
        made_at=at,
        due_on=(at + timedelta(days=1)).date(),
        source="工资",
        by="carla",
    )


def payment(case, at):
    Payment.objects.create(
        debt=case.debts.get(),
        paid_on=(at - timedelta(days=3)).date(),  # it was on its way
        booked_at=at,
        amount_minor=100_00,
        ref="P-9",
    )


def bounced(case, at):
    paid = Payment.objects.get(debt__case=case)
    Adjustment.objects.create(
        debt=paid.debt,
        kind="reversal",
        on=at.date(),
        booked_at=at,
        owed_minor=paid.amount_minor,
        payment=paid,
        ref="reversal",
        ground="银行退回",
        by="carla",
    )


def plan(case, at):
    Offer.objects.create(
        case=case,
        kind="plan",
        currency="CNY",
        owed_minor=100_00,
        instalments=[],
        made_at=at,
        made_on=at.date(),
        expires_on=at.date(),
        by="carla",
    )


def legal_step(case, at):
    LegalStep.objects.create(
        case=case, step="filed", on=at.date(), paper="1", at=at, by="carla"
    )


def recall(case, at):
    case.debts.update(recalled_on=(at + timedelta(days=1)).date())


def attempt(case, at):
    case.attempts.create(
        person=case.debtor,
        point=case.debtor.points.first(),
        at=at,
        channel="phone",
        result="not_in_service",
        code="EVT-04",
        by="carla",
    )


LATER = [
    note, finding, stop, promise, payment, bounced, plan, legal_step, attempt,
]  # fmt: skip


@pytest.mark.parametrize("happens", LATER)
def test_what_is_entered_later_changes_nothing_of_what_was_told_before(alma, happens):
    before = replace(told(alma, THEN), phones=())
    happens(alma, THEN + HOUR)

    assert replace(told(alma, THEN), phones=()) == before
    assert replace(told(alma, THEN + HOUR), phones=()) != before


def test_a_number_used_later_says_nothing_of_what_was_learnt_of_it_then(alma):
    alma.debtor.points.update(restriction="dead")
    attempt(alma, THEN + HOUR)

    statuses = [[phone.status for phone in told(alma, at).phones] for at in MOMENTS]

    assert statuses == [["", "dead"], ["dead", "dead"]]


def test_a_debt_recalled_later_was_still_there(alma):
    recall(alma, THEN)

    assert told(alma, THEN).overdue is not None
    assert told(alma, THEN + timedelta(days=2)).overdue is None


def test_before_the_first_statement_nothing_is_known_of_the_sum(alma):
    first = Statement.objects.get(debt__case=alma)
    at = books.NOW.replace(year=first.as_of.year - 1)

    before = told(alma, at)

    assert (before.overdue, before.payments, before.history) == (None, (), ())
    assert before.days_past_due is None


def test_a_stop_lifted_later_still_stood(alma):
    stop(alma, THEN)
    Stop.objects.filter(person=alma.debtor).update(lifted_at=THEN + HOUR)

    held = ["dispute" in told(alma, at).on_record for at in MOMENTS]

    assert held == [True, False]


def test_a_promise_replaced_later_was_still_waited_for(alma):
    promise(alma, THEN)
    Promise.objects.filter(case=alma).update(superseded_at=THEN + HOUR)

    assert [told(alma, at).promise is not None for at in MOMENTS] == [True, False]


def test_a_promise_paid_on_its_day_but_booked_later_looked_broken_until_then(alma):
    promise(alma, THEN)
    due = THEN + timedelta(days=1)
    payment(alma, due + timedelta(days=3))
    looked = [told(alma, due + timedelta(days=days)) for days in (2, 4)]

    assert [each.broken_promises for each in looked] == [1, 0]


def test_a_plan_is_proposed_from_the_hour_it_was_made(alma):
    plan(alma, THEN + HOUR)

    assert [told(alma, at).plan for at in MOMENTS] == [
        PlanStatus.NONE,
        PlanStatus.PROPOSED,
    ]
