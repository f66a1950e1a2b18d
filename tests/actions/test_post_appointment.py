"""The letter of appointment goes by the outbox: one gate, one letter, none for a visit off."""

from datetime import date, time, timedelta

import pytest

from arrears.actions.book_visit import (
    Appointment,
    NoSuchVisit,
    VisitIsPast,
    book_visit,
    cancel_visit,
)
from arrears.actions.post_appointment import (
    LetterIsOut,
    NoPostalAddress,
    post_appointment,
)
from arrears.actions.release_message import MessageForbidden
from arrears.actions.send_messages import send_messages
from arrears.actions.withdraw_message import withdraw_message
from arrears.store.models import Lender, Message, Placement, Point, Visit
from tests.web import book as books
from tests.web.book import CARLA, NOW, SANDRO, TODAY
from tests.web.test_scripts_page import LETTERHEAD

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WHERE = "示例市某路 8 号"


@pytest.fixture
def address(book):
    Lender.objects.update(letterhead=LETTERHEAD)
    return Point.objects.create(
        person=book.alma.debtor, kind="postal", value=WHERE, source="x"
    )


@pytest.fixture
def visit(book, address) -> int:
    for who, name in ((CARLA, "卡拉"), (SANDRO, "桑德罗")):
        books.staff(who, "collector", name=name, number=f"S-{name}")
    agreed = Appointment(date(2026, 11, 26), time(10), [CARLA, SANDRO], place=WHERE)
    return book_visit(
        number="A-1042", agreed=agreed, how="spoken", ground="x", by=CARLA, now=NOW
    )


def posted(visit: int, *, lang="zh", at=NOW) -> int:
    return post_appointment(number="A-1042", visit=visit, lang=lang, by=CARLA, now=at)


def send(folder, *, at=NOW):
    return send_messages(folder=folder, by=SANDRO, now=at)


@pytest.mark.covers("CHN-07", "CHN-05")
@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "zh",
            ("上门约定确认函", "艾玛", "11月26日", "10:00", WHERE, "工号 S-卡拉"),
        ),
        ("en", ("Confirmation of an agreed visit", "26 Nov", "10:00", WHERE)),
    ],
)
def test_the_letter_waits_says_what_was_agreed_and_goes_as_a_pdf(
    visit, journal, tmp_path, lang, says
):
    made = posted(visit, lang=lang)

    row = Message.objects.get(pk=made)
    assert (row.channel, row.state, row.address) == ("letter", "queued", WHERE)
    missing = [word for word in says if word not in row.body]
    assert not missing, row.body
    assert "{" not in row.body
    assert send(tmp_path).sent == 1
    assert list(tmp_path.glob("letter/*.pdf"))
    assert "MessageReleased" in journal()
    assert "MessageFiled" in journal()


def test_one_letter_is_enough_and_a_withdrawn_one_makes_room(visit):
    first = posted(visit)
    with pytest.raises(LetterIsOut, match=str(first)):
        posted(visit)

    withdraw_message(message=first, because="wrong", by=CARLA, now=NOW)

    assert posted(visit) != first


def test_a_visit_called_off_or_past_stops_its_letter_at_the_gate(visit, tmp_path):
    posted(visit)
    cancel_visit(number="A-1042", visit=visit, because="ill", by=CARLA, now=NOW)

    assert send(tmp_path).refused == 1

    assert "取消" in Message.objects.get().why_zh
    with pytest.raises(NoSuchVisit):
        posted(visit)


def test_a_visit_whose_hour_is_past_has_no_letter_any_more(visit, tmp_path):
    posted(visit)

    assert send(tmp_path, at=NOW + timedelta(days=2)).refused == 1
    with pytest.raises(VisitIsPast):
        posted(visit, at=NOW + timedelta(days=2))


def test_without_a_postal_address_it_says_so(visit, address):
    address.delete()

    with pytest.raises(NoPostalAddress, match="艾玛"):
        posted(visit)


def test_the_same_gate_asks_the_same_law(visit):
    Placement.objects.update(ends_on=TODAY - timedelta(days=1))

    with pytest.raises(MessageForbidden, match="recall day"):
        posted(visit)


def test_a_brace_in_a_place_is_no_slot(visit):
    Visit.objects.update(place="某路 {name} 8 号 {")

    assert "某路 name 8 号" in Message.objects.get(pk=posted(visit)).body
