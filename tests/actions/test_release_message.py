"""A message is written from facts, lawful at its hour, and goes once, or not at all."""

import json
from datetime import timedelta

import pytest

from arrears.actions.place_call import PACKS
from arrears.actions.release_message import (
    Draft,
    MessageForbidden,
    NoSuchAddress,
    NotAsSeen,
    NotSoFarAhead,
    OneWaits,
    TemplateNotInForce,
    WordingForbidden,
    release_message,
)
from arrears.actions.send_messages import Sent, send_messages, write_again
from arrears.actions.withdraw_message import (
    NoSuchMessage,
    NotWaiting,
    withdraw_message,
)
from arrears.channels.outbox.file_sink import SinkRefused
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.playbook.scripts.message import MessageEmpty, NoSuchSlot, TooManyParts
from arrears.playbook.scripts.slots import FactMissing
from arrears.store import journal as journal_store
from arrears.store import outbox
from arrears.store.cases import ClosedCase
from arrears.store.models import Attempt, Lender, Message, Payment, Point, Stop
from tests.web import book as books
from tests.web.book import CARLA, SANDRO
from tests.web.test_scripts_page import LETTERHEAD

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
KIND = "{name}，您好。您的账户有一笔款到期，方便时请看看。"


@pytest.fixture
def release(book, mobile, now):
    def _release(text=KIND, *, number="A-1042", point=None, at=now, **change):
        told = {"channel": "sms", "text": text, "point": point or mobile(book.alma)}
        return release_message(
            number=number, draft=Draft(**(told | change)), by=CARLA, now=at
        )

    return _release


@pytest.fixture
def send(tmp_path, now):
    return lambda at=now, by=SANDRO: send_messages(folder=tmp_path, by=by, now=at)


def only() -> Message:
    return Message.objects.select_related("attempt").get()


@pytest.mark.covers("CHN-04", "SCN-10", "EVT-25")
def test_a_message_waits_then_goes_once_and_counts_as_a_contact(
    release, send, journal, tmp_path
):
    number = release()

    assert only().state == "queued"
    assert (
        only().body
        == "【示例消费金融】艾玛，您好。您的账户有一笔款到期，方便时请看看。"
    )
    assert send() == Sent(sent=1)
    assert send() == Sent()
    told = only()
    assert told.state == "sent"
    assert told.attempt.result == "sent"
    assert told.attempt.code == "EVT-25"
    (line,) = (tmp_path / told.file).read_text("utf-8").splitlines()
    assert json.loads(line)["message"] == number
    assert json.loads(line)["to"] == "+8615490000001"
    assert journal()[-4:] == [
        "MessageReleased",
        "MessageCleared",
        "OutcomeRecorded",
        "MessageFiled",
    ]
    assert journal_store.proof().holds


def test_the_guard_is_asked_for_the_hour_it_is_to_go(release, now, journal):
    with pytest.raises(MessageForbidden, match="not go then"):
        release(send_at=now + timedelta(hours=9))  # midnight

    assert journal() == ["ContactDenied"]
    assert not Message.objects.exists()


def test_the_gate_asks_again_and_puts_off_what_came_too_late(release, send, now):
    release()

    late = now + timedelta(hours=9)
    assert send(at=late) == Sent(held=1)
    held = only()
    assert held.state == "held"
    assert held.why_zh
    assert send(at=late) == Sent()  # until its new hour
    assert send(at=held.send_at) == Sent(sent=1)
    assert Attempt.objects.filter(channel="sms").count() == 1


def test_the_gate_stops_what_a_stop_forbids_since(release, send, book, now):
    release()
    Stop.objects.create(
        person=book.alma.debtor, kind="stopped", ground="x", since=now, by=SANDRO
    )

    assert send() == Sent(refused=1)
    assert only().state == "refused"
    assert not Attempt.objects.filter(channel="sms").exists()


def test_the_gate_stops_what_is_no_longer_true(release, send, book, now):
    release()
    Payment.objects.create(
        debt=book.alma.debts.get(),
        paid_on=now.date(),
        booked_at=now,
        amount_minor=100_00,
        ref="P-9",
    )

    assert send() == Sent(refused=1)
    assert "¥8,196.56" in only().why_zh
    assert "¥8,096.56" in only().why_en


def test_the_gate_stops_what_was_meant_for_a_closed_case(release, send, book, now):
    release()
    book.alma.closed_on = now.date()
    book.alma.save()

    assert send() == Sent(refused=1)
    with pytest.raises(ClosedCase):
        release()


def test_a_message_is_withdrawn_until_it_went(release, send, now, journal):
    first = release()
    withdraw_message(message=first, because="写错了", by=CARLA, now=now)

    assert send() == Sent()
    assert journal()[-1] == "MessageWithdrawn"
    second = release()
    send()
    for message, refusal in (
        (first, NotWaiting),
        (second, NotWaiting),
        (0, NoSuchMessage),
    ):
        with pytest.raises(refusal):
            withdraw_message(message=message, because="", by=CARLA, now=now)


def test_one_message_waits_for_one_place_and_way(release):
    release()

    with pytest.raises(OneWaits, match="waits"):
        release()


@pytest.mark.covers("CAD-19")
def test_messages_that_wait_count_with_those_that_went(
    release, send, book, mobile, now
):
    """One that waits makes the next one many, before either is sent."""

    def spoken() -> set[str]:
        point = Point.objects.get(pk=mobile(book.alma))
        asked = outbox.asked(book.alma, point, channel="sms", at=now)
        return {found.rule for found in judge(asked, rules(PACKS)).findings}

    for _ in range(2):
        release()
        send()
    before = spoken()
    release()

    assert "cn.many_messages" not in before
    assert "cn.many_messages" in spoken()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"text": " "}, MessageEmpty),
        ({"text": "{nam}，您好"}, NoSuchSlot),
        ({"text": "{name，您好"}, NoSuchSlot),
        ({"text": "请还到：{pay_to}"}, FactMissing),
        ({"text": "您好。" * 200}, TooManyParts),
        ({"text": "再不还就抓你去坐牢！"}, WordingForbidden),
        ({"point": 999_999}, NoSuchAddress),
        ({"channel": "email"}, NoSuchAddress),
        ({"template": 999_999}, TemplateNotInForce),
        ({"seen": "0" * 64}, NotAsSeen),
        ({"send_at": books.NOW - timedelta(minutes=1)}, NotSoFarAhead),
        ({"send_at": books.NOW + timedelta(days=15)}, NotSoFarAhead),
    ],
)
def test_what_cannot_go_is_refused_by_name(release, change, refusal):
    with pytest.raises(refusal):
        release(**change)

    assert not Message.objects.exists()


def test_nobody_but_those_who_owe_is_written_to(release, book):
    erika = book.emil.debtor.others.get().points.get()

    with pytest.raises(NoSuchAddress):
        release(point=erika.pk)
    with pytest.raises(NoSuchAddress):
        release(number="E-5230", point=erika.pk)


@pytest.mark.covers("CHN-05", "PROC-14")
def test_a_letter_is_a_pdf_with_what_every_letter_must_hold(
    release, send, book, tmp_path
):
    Lender.objects.update(letterhead=LETTERHEAD)
    books.staff(CARLA, "collector", name="卡拉", number="S-01")
    home = Point.objects.create(
        person=book.alma.debtor, kind="postal", value="示例市某路 8 号", source="x"
    )

    release("您好，想跟您对一下账。", channel="letter", point=home.pk)

    assert "投诉：154 9000 0201" in only().body
    assert send() == Sent(sent=1)
    pdf = tmp_path / only().file.replace(".jsonl", ".pdf")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_run_that_was_cut_off_is_taken_up(release, send, tmp_path, now):
    """Cleared, and the machine stopped: before the file was written, and after."""
    release()
    send()
    row = only()
    Message.objects.update(state="sending", file="", sha256="", sent_at=None)
    assert send() == Sent(sent=1)  # the file is there: it went
    assert Attempt.objects.filter(result="sent").count() == 1

    Message.objects.update(state="sending", file="", sha256="", sent_at=None)
    (tmp_path / row.file).unlink()
    assert send() == Sent(sent=1)  # it was not there: through the gate anew
    assert Attempt.objects.filter(result="sent").count() == 1
    assert (tmp_path / row.file).exists()


def test_a_lost_folder_is_written_again_and_is_the_same(release, send, tmp_path):
    release()
    send()
    file = tmp_path / only().file
    before = file.read_bytes()
    file.unlink()

    assert write_again(folder=tmp_path) == 1
    assert write_again(folder=tmp_path) == 0
    assert file.read_bytes() == before


def test_a_folder_that_takes_nothing_leaves_the_message_waiting(
    release, send, tmp_path, now
):
    release()
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    with pytest.raises(SinkRefused):
        send_messages(folder=blocked, by=SANDRO, now=now)

    assert only().state == "queued"
    assert send() == Sent(sent=1)
