"""
Colin approves the words, Carla writes to Alma, Sandro sends; then Alma pays.

A message that names a sum is true when it goes, or it does not go: the one written
before the payment is stopped at the gate, and a new one says what is owed now.
"""

import json
import re

import pytest

from arrears.store import journal
from arrears.store.models import JournalEntry, Message, MessageTemplate, Payment
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PAGE = "/cases/A-1042/messages/"
TOLD = {
    "key": "sum-of-today",
    "channel": "sms",
    "zh": "{name}，您好。您的{product}目前应还 {overdue}，方便时请看看。",
    "en": "Hello {name}, {overdue} is owed on your {product}; please have a look.",
    "expires_on": "2026-12-31",
}


@pytest.mark.covers("SCN-10", "CHN-04")
def test_a_message_is_true_when_it_goes_or_does_not_go(
    carla, sandro, of_role, book, settings, tmp_path
):
    settings.HOME = tmp_path
    settings.ARREARS_CLOCK = NOW
    colin = of_role("compliance")

    # Sandro proposes the words; Carla is not offered them until Colin approves.
    sandro.post("/templates/new/", TOLD)
    template = MessageTemplate.objects.get().pk
    assert "sum-of-today" not in carla.get(PAGE).text
    colin.post("/templates/approved/", {"template": template})
    assert "sum-of-today" in carla.get(PAGE).text

    # Carla sees what Alma will get, and releases it.
    asked = {"channel": "sms", "template": template}
    shown = carla.post(f"{PAGE}seen/", asked).text
    assert "¥8,196.56" in shown
    asked["seen"] = re.search(r'name="seen" value="(\w+)"', shown)[1]
    carla.post(f"{PAGE}new/", asked)

    # Before it goes, Alma pays a part; the gate stops what is no longer true.
    Payment.objects.create(
        debt=book.alma.debts.get(),
        paid_on=TODAY,
        booked_at=NOW,
        amount_minor=1_000_00,
        ref="P-8",
    )
    assert "出门时被拦下：1" in sandro.post("/outbox/send/", follow=True).text
    assert not (tmp_path / "outbox").exists()

    # Carla's old preview is no longer the text; she reads the new one and releases it.
    assert carla.post(f"{PAGE}new/", asked).status_code == 422
    shown = carla.post(f"{PAGE}seen/", asked).text
    asked["seen"] = re.search(r'name="seen" value="(\w+)"', shown)[1]
    carla.post(f"{PAGE}new/", asked)
    assert "已写出文件：1" in sandro.post("/outbox/send/", follow=True).text

    # It stands in the folder, in the history and in the journal, which holds.
    sent = Message.objects.get(state="sent")
    line = json.loads((tmp_path / "outbox" / sent.file).read_text("utf-8"))
    assert "¥7,196.56" in line["body"]
    assert "¥7,196.56" in carla.get("/cases/A-1042/").text
    kinds = list(JournalEntry.objects.values_list("kind", flat=True))
    assert kinds.count("MessageReleased") == 2
    assert kinds.count("MessageStopped") == 1
    assert kinds.count("MessageFiled") == 1
    assert journal.proof().holds
