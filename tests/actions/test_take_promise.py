"""A promise is taken with its figures, replaces the one before, and is journalled."""

from datetime import time

import pytest

from arrears.actions.record_outcome import CallAlreadyTold
from arrears.actions.take_promise import PromiseRefused, take_promise
from arrears.domain.money.amount import Amount
from arrears.store import promises
from arrears.store.models import Attempt
from tests.web.book import CARLA

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def promised(now, day):
    """Take a promise of 500 yuan for tomorrow at six."""

    def _promised(case, *, minor=500_00, due="Wed 2026-11-25", attempt=None, **more):
        return take_promise(
            number=case.number,
            amount=Amount("CNY", minor),
            due_on=day(due),
            due_at=time(18),
            source="工资",
            by=CARLA,
            now=now,
            attempt=attempt,
            **more,
        )

    return _promised


@pytest.mark.covers("EVT-12", "DAT-56", "SCN-05")
def test_a_promise_is_written_and_journalled_and_settles_the_call(
    book, call, promised, journal, now
):
    card = call(book.alma)

    promised(book.alma, attempt=card.attempt)

    assert Attempt.objects.get(pk=card.attempt).code == "EVT-12"
    row = promises.open_promise(book.alma, on=now.date())
    assert (row.amount_minor, row.source) == (500_00, "工资")
    assert journal() == ["CallReserved", "OutcomeRecorded", "PromiseTaken"]


def test_a_promise_above_the_debt_is_refused_and_leaves_no_trace(
    book, promised, journal
):
    with pytest.raises(PromiseRefused, match="more than what is owed"):
        promised(book.alma, minor=99_999_00)

    assert journal() == []
    assert book.alma.promises.count() == 0


def test_what_was_paid_since_the_statement_is_not_promised_again(book, promised):
    owed = 8_200_00 + 8 * 11_37 + 312_40 + 60_00 + 8 * 4_15 - 500_00

    with pytest.raises(PromiseRefused):
        promised(book.alma, minor=owed + 1)

    assert promised(book.alma, minor=owed).amount.minor == owed


def test_a_new_promise_takes_the_place_of_the_running_one(book, promised, now):
    promised(book.cleo, minor=300_00)

    states = [
        promises.promise_state(row, on=now.date())
        for row in book.cleo.promises.order_by("made_at")
    ]
    assert states == ["replaced", "open"]
    assert book.cleo.promises.filter(superseded_at=None).count() == 1


@pytest.mark.covers("CAD-09")
def test_beyond_two_days_it_takes_a_reason_and_keeps_it(book, promised):
    with pytest.raises(PromiseRefused, match="more than 2 days ahead"):
        promised(book.alma, due="Fri 2026-11-27")

    promised(book.alma, due="Fri 2026-11-27", reason="27号发工资")

    assert book.alma.promises.get().reason == "27号发工资"


def test_a_promise_for_a_call_already_told_is_refused_whole(book, call, promised):
    card = call(book.alma)
    promised(book.alma, attempt=card.attempt)

    with pytest.raises(CallAlreadyTold):
        promised(book.alma, minor=100_00, attempt=card.attempt)

    assert book.alma.promises.get().amount_minor == 500_00


@pytest.mark.covers("CAD-08", "CAD-10")
def test_while_the_promise_runs_she_is_left_in_peace(book, promised, call):
    from arrears.actions.place_call import ContactRefused

    promised(book.alma)

    with pytest.raises(ContactRefused, match="while the promise runs"):
        call(book.alma)


@pytest.mark.covers("CAD-03")
def test_on_the_day_one_may_remind_where_she_agreed(book, call):
    assert call(book.cleo).attempt  # due today, reminder agreed
