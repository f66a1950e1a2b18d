"""
Alma works until late and asks to be rung after ten; then she thinks better of it.

Carla writes down what she agreed to, rings her in that hour, hears that it does not
suit after all, and they agree on a visit instead, by two and by day.
"""

import json
from datetime import datetime, timedelta

import pytest
from typer.testing import CliRunner

from arrears.cli.app import app
from arrears.store import journal
from arrears.store.models import Consent, JournalEntry, Visit
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
CASE = "/cases/A-1042/"
TUESDAY = books.NOW.date()
SHANGHAI = "+08:00"
ANNOUNCED = {"text": "我们周四上午十点上门拜访您。", "channel": "sms"}


@pytest.fixture
def at(settings):
    """Put the desk's clock on an hour in Shanghai: `at("22:30", days=1)`."""

    def _at(clock: str, *, days: int = 0) -> None:
        told = datetime.fromisoformat(f"{TUESDAY}T{clock}{SHANGHAI}")
        settings.ARREARS_CLOCK = told + timedelta(days=days)

    return _at


@pytest.fixture
def ring(book):
    """Place a call to Alma's mobile, as the button does."""
    point = book.alma.debtor.points.get(kind="mobile").pk
    return lambda who: who.post(f"{CASE}calls/", {"point": point}, follow=True)


@pytest.mark.covers("EVT-28", "CHN-07")
def test_what_was_agreed_opens_and_what_was_taken_back_closes(
    carla, sandro, of_role, book, at, ring
):
    # On Tuesday night nobody may ring her.
    at("22:30")
    assert ring(carla).status_code == 422

    # On Wednesday she says that after ten suits her, until the end of the year.
    at("15:00", days=1)
    agreed = {
        "channel": "phone",
        "from": "22:00",
        "until": "23:00",
        "how": "spoken",
        "ground": "“十点下班，之后打给我”，录音 8812",
        "expires_on": "2026-12-31",
    }
    assert carla.post(f"{CASE}consents/", agreed).status_code == 302

    # That night she is rung, within the hour and not after it.
    at("23:00", days=1)
    assert ring(carla).status_code == 422
    at("22:30", days=1)
    assert "tel:+86154" in ring(carla).text
    call = book.alma.attempts.get(result="reserved")
    sure = {"identified_as": "last_four"}
    carla.post(f"{CASE}call/{call.pk}/identity/", sure)
    told = {"code": "EVT-21", "attempt": call.pk, "note": "晚上还是不方便，请别再打"}
    told |= {"step": "write", "step_on": "2026-11-26"}
    assert carla.post(f"{CASE}outcomes/", told).status_code == 302

    # Whoever hears it may write it down; a compliance officer does, and it is closed.
    consent = Consent.objects.get()
    officer = of_role("compliance")
    said = {"because": "晚上还是不方便"}
    assert officer.post(f"{CASE}consents/{consent.pk}/", said).status_code == 302
    at("22:40", days=1)
    assert ring(carla).status_code == 422

    # A visit that nobody agreed to must not be spoken of.
    at("09:00", days=1)
    assert "可以这样说：" in carla.post(f"{CASE}words/", ANNOUNCED).text

    # One is agreed for Thursday at ten. At night, or alone, it is refused.
    visit = {
        "on": "2026-11-26",
        "clock": "10:00",
        "place": "示例市某路 8 号",
        "crew": ["carla", "sandro"],
        "how": "writing",
        "ground": "短信 11-25 08:50",
    }
    for change in ({"clock": "22:00"}, {"crew": ["carla"]}):
        assert carla.post(f"{CASE}visits/", visit | change).status_code == 422
    assert carla.post(f"{CASE}visits/", visit).status_code == 302

    # Now it may be said, and the terminal lists it.
    assert "没有发现问题" in carla.post(f"{CASE}words/", ANNOUNCED).text
    shown = CliRunner().invoke(app, ["stops", "A-1042", "--json"]).stdout
    (standing,) = json.loads(shown)
    assert standing["consents"] == []
    assert standing["visits"][0]["crew"] == ["卡拉", "桑德罗"]

    # It is made, and counts as the contact that it was.
    at("11:30", days=2)
    row = Visit.objects.get()
    met = {"ended_as": "met", "report": "谈妥分三期"}
    assert sandro.post(f"{CASE}visits/{row.pk}/", met).status_code == 302
    assert book.alma.attempts.get(code="EVT-24").at == row.at

    # And all of it can be proven.
    assert journal.proof().holds
    kinds = list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == [
        "ContactDenied",
        "ConsentRecorded",
        "ContactDenied",
        "CallReserved",
        "IdentityConfirmed",
        "OutcomeRecorded",
        "NextStepSet",
        "ConsentRevoked",
        "ContactDenied",
        "ContactDenied",
        "ContactDenied",
        "VisitBooked",
        "VisitTold",
        "OutcomeRecorded",
    ]
