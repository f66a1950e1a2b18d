"""A call that nobody told of expires: it counts as made, and holds nobody up."""

import pytest

from arrears.actions.place_call import CallStillOpen, ContactRefused
from arrears.actions.record_outcome import CallExpired, record_outcome, release_call
from arrears.store.models import Attempt
from tests.web.book import CARLA

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize(("minutes", "held_up"), [(29, True), (30, False)])
def test_after_half_an_hour_the_next_call_may_be_placed(book, call, minutes, held_up):
    call(book.alma)

    if held_up:
        with pytest.raises(CallStillOpen):
            call(book.cleo, after=minutes)
    else:
        call(book.cleo, after=minutes)


def test_an_expired_call_counts_as_the_most_it_may_have_been(book, call, journal):
    for n in range(3):
        call(book.alma, after=31 * n)

    with pytest.raises(ContactRefused, match="talks with the debtor today is 3"):
        call(book.alma, after=31 * 3)

    assert journal().count("ReservationExpired") == 3


def test_it_can_still_be_told_of_and_no_longer_be_given_back(book, call, now):
    card = call(book.alma)
    call(book.cleo, after=30)
    told = {"number": book.alma.number, "attempt": card.attempt, "by": CARLA}

    with pytest.raises(CallExpired):
        release_call(**told, now=now)
    record_outcome(**told, code="EVT-02", now=now)

    assert Attempt.objects.get(pk=card.attempt).result == "no_answer"
