"""A review opened before the call after a broken promise counts; one skipped, too."""

from datetime import timedelta

import pytest

from arrears.actions.count_days import count_days
from arrears.actions.note_review_reading import note_review_reading
from arrears.questions.insight import insight
from arrears.store.models import Attempt, Offer, Payment, Promise, ReviewReading
from tests.web.book import NOW, TODAY

from .test_count_days import kept_now, paid, recomputed, talked

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BROKE_ON = TODAY - 5 * DAY


@pytest.fixture
def book(book):
    """Return the book with nothing promised, tried or paid but what a test says."""
    Promise.objects.all().delete()
    Attempt.objects.all().delete()
    Payment.objects.all().delete()
    read(book.emil, at=NOW - 30 * DAY)  # since then it is counted
    return book


def broken(case, *, on=BROKE_ON):
    return Promise.objects.create(
        case=case,
        amount_minor=5_00,
        currency="CNY",
        made_at=NOW - 9 * DAY,
        due_on=on,
        source="wages",
        by="li",
    )


def read(case, *, at, by="carla"):
    note_review_reading(number=case.number, by=by, now=at)


def shares(by="collector"):
    """Return what each collector reviewed of what broke."""
    count_days(by="cli", now=NOW)
    found = insight(
        "reviewed_before", since=TODAY - 20 * DAY, until=TODAY, now=NOW, by=by
    )
    assert kept_now() == recomputed()
    told = [(line.group, line.row.estimate) for line in found.lines]
    return {group: (each.part, each.whole) for group, each in told}


def test_a_review_opened_before_the_next_call_counts_for_who_called(book):
    broken(book.alma)
    broken(book.boris)
    read(book.alma, at=NOW - 2 * DAY)
    talked(book.alma, at=NOW - 2 * DAY + HOUR)
    talked(book.boris, at=NOW - DAY)

    assert shares() == {"carla": (1, 2)}


@pytest.mark.parametrize(
    "told",
    [
        {"at": NOW - 5 * DAY},  # its day was not over, the promise not broken
        {"at": NOW - DAY},  # after the call
        {"at": NOW - 3 * DAY, "by": "li"},  # by somebody else
    ],
)
def test_a_review_opened_at_another_time_or_by_another_is_none(book, told):
    broken(book.alma)
    read(book.alma, **told)
    talked(book.alma, at=NOW - 2 * DAY)

    assert shares() == {"carla": (0, 1)}


def test_only_the_first_call_after_the_break_is_looked_at(book):
    broken(book.alma)
    talked(book.alma, at=NOW - 3 * DAY, by="wu")
    read(book.alma, at=NOW - 2 * DAY)
    talked(book.alma, at=NOW - DAY)

    assert shares() == {"wu": (0, 1)}


def test_what_was_made_good_before_the_call_was_none_to_review(book):
    broken(book.alma)
    broken(book.boris)
    paid(book.alma, on=TODAY - 3 * DAY, ref="L-1")
    paid(book.boris, on=TODAY, ref="L-2")
    for case in (book.alma, book.boris):
        talked(case, at=NOW - 2 * DAY)

    assert shares() == {"carla": (0, 1)}


def test_a_broken_agreement_asks_for_a_review_too(book):
    Offer.objects.create(
        case=book.alma,
        kind="full",
        currency="CNY",
        owed_minor=10_00,
        instalments=[[BROKE_ON.isoformat(), 10_00]],
        waives={},
        policy="house-2",
        needs="collector",
        made_at=NOW - 20 * DAY,
        made_on=TODAY - 20 * DAY,
        expires_on=TODAY,
        by="carla",
        accepted_at=NOW - 20 * DAY,
        accepted_on=TODAY - 20 * DAY,
        ended_on=BROKE_ON,
        ended_as="broken",
    )
    read(book.alma, at=NOW - 3 * DAY)
    talked(book.alma, at=NOW - 2 * DAY)

    assert shares() == {"carla": (1, 1)}


def test_nothing_is_told_of_the_time_before_the_first_review_was_opened(book):
    ReviewReading.objects.all().delete()
    broken(book.alma)
    talked(book.alma, at=NOW - 2 * DAY)

    assert shares() == {}


def test_a_case_nobody_called_yet_is_not_counted_until_somebody_does(book):
    broken(book.alma)
    assert shares() == {}

    talked(book.alma, at=NOW - HOUR)

    assert shares() == {"carla": (0, 1)}


def test_opening_it_again_at_once_adds_nothing(book):
    before = ReviewReading.objects.count()
    for minutes in (0, 1, 4):
        read(book.alma, at=NOW + timedelta(minutes=minutes))

    assert ReviewReading.objects.count() == before + 1
