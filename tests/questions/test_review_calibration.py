"""The review against the promises that are over, as the book had it on each of their days."""

from datetime import timedelta

import pytest

from arrears.playbook.review.ability import Ability
from arrears.playbook.review.calibration import Rate
from arrears.questions.review_calibration import outcomes, review_calibration
from arrears.store.models import Finding, Note, Payment, Promise
from tests.web import book as books

MADE = books.NOW - timedelta(days=20)
DUE = MADE + timedelta(days=2)
TODAY = books.TODAY
pytestmark = pytest.mark.django_db


@pytest.fixture
def boris(book):
    return book.boris


def promised(case, *, at=MADE, due=DUE, **more):
    return Promise.objects.create(
        case=case,
        amount_minor=100_00,
        currency="CNY",
        made_at=at,
        due_on=due.date(),
        source="工资",
        by=books.CARLA,
        **more,
    )


def paid(case, at):
    Payment.objects.create(
        debt=case.debts.get(),
        paid_on=at.date(),
        booked_at=at,
        amount_minor=100_00,
        ref=f"P {at}",
    )


def noted(case, at, text):
    Note.objects.create(case=case, at=at, by=books.CARLA, text=text)


@pytest.mark.parametrize(
    ("paid_at", "kept"),
    [(DUE, True), (DUE + timedelta(days=1), False), (None, False)],
)
def test_kept_is_paid_in_time(boris, paid_at, kept):
    promised(boris)
    if paid_at:
        paid(boris, paid_at)

    assert [each.kept for each in outcomes(on=TODAY)] == [kept]


def test_running_replaced_and_early_promises_have_no_outcome(boris, book):
    promised(boris, superseded_at=MADE + timedelta(hours=1))
    promised(boris, at=MADE + timedelta(hours=1), due=books.NOW)
    promised(book.dina, due=books.NOW + timedelta(days=1))
    paid(book.dina, DUE)

    assert outcomes(on=TODAY) == ()


def test_only_what_was_known_when_it_was_made_is_held_against_it(boris):
    promised(boris)
    noted(boris, MADE - timedelta(hours=1), "本人表示愿意配合，想分期还")
    (before,) = outcomes(on=TODAY)

    noted(boris, MADE + timedelta(minutes=1), "本人拒绝还款，辱骂催收员")
    paid(boris, MADE + timedelta(hours=1))

    assert [(each.facts, each.fields) for each in outcomes(on=TODAY)] == [
        (before.facts, before.fields)
    ]
    assert "asks_plan" in before.facts
    assert "open_promise" not in before.fields  # it would speak for each alike


def test_what_a_collector_set_right_is_no_estimate(boris):
    promised(boris)
    Finding.objects.create(
        case=boris, about="ability", value="yes", reason="见过", at=MADE, by="carla"
    )

    assert [each.ability for each in outcomes(on=TODAY)] == [Ability.UNKNOWN]


def test_a_small_book_says_that_it_is_small_and_proposes_nothing(boris):
    promised(boris)
    told = review_calibration(on=TODAY)
    will, able = told.scales

    assert (told.promises, told.moves, told.trial) == (1, (), None)
    assert "1" in will.verdict.zh
    assert "太少" in will.verdict.zh
    assert able.bands["unknown"] == Rate(1, 0)


def test_a_book_without_promises_is_told_too(book):
    assert review_calibration(on=TODAY - timedelta(days=300)).promises == 0
