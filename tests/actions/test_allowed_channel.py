"""What a placement's terms leave out is not used: no message, no visit, no call."""

from datetime import time

import pytest

from arrears.actions.allowed_channel import ChannelNotInTerms
from arrears.actions.book_visit import Appointment, book_visit
from arrears.actions.place_call import place_call
from arrears.actions.release_message import Draft, release_message
from arrears.store.models import Message, Placement
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
KIND = "{name}，您好。您的账户有一笔款到期，方便时请看看。"


@pytest.fixture
def only(book):
    """Let the placement be worked by these channels alone."""
    return lambda *channels: Placement.objects.update(channels=",".join(channels))


@pytest.fixture
def release(book, mobile, now):
    draft = Draft(channel="sms", text=KIND, point=mobile(book.alma))
    return lambda: release_message(
        number="A-1042", draft=draft, by=books.CARLA, now=now
    )


def test_a_text_message_goes_where_the_terms_name_it(only, release):
    only("phone", "sms")

    assert release() == Message.objects.get().pk


def test_a_text_message_stays_where_they_do_not(only, release, journal):
    only("phone")

    with pytest.raises(ChannelNotInTerms):
        release()
    assert not Message.objects.exists()
    assert journal() == []


def test_a_call_stays_where_they_do_not(only, book, mobile, now, journal):
    only("letter")

    with pytest.raises(ChannelNotInTerms):
        place_call(number="A-1042", point=mobile(book.alma), by=books.CARLA, now=now)
    assert journal() == []


def test_a_visit_stays_where_they_do_not(only, now, journal):
    only("phone", "letter")
    agreed = Appointment(
        on=books.TODAY, clock=time(16), crew=(books.CARLA, books.SANDRO), place="茶馆"
    )

    with pytest.raises(ChannelNotInTerms):
        book_visit(
            number="A-1042", agreed=agreed, how="asked", ground="x", by="carla", now=now
        )
    assert journal() == []
