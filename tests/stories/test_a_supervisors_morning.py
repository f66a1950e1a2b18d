"""
Sandro's Tuesday: Carla is ill, a batch came in, and three things wait for him.

He gives her calls to Li, spreads the new batch by rule, thinks better of it and undoes
it, answers an escalation, decides on a stop that Carla wanted lifted but he had set
himself, and sees Carla's own cases go to Li with two signatures.
"""

import pytest

from arrears.store import journal
from arrears.store.models import (
    Assignment,
    BulkAct,
    Escalation,
    JournalEntry,
    LiftRequest,
    Staff,
    Stop,
    Transfer,
    WorkItem,
)
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = books.TODAY.isoformat()


@pytest.fixture(autouse=True)
def at_three(settings):
    """Let the desk's clock stand still at three."""
    settings.ARREARS_CLOCK = books.NOW


@pytest.fixture
def li(people):
    from tests.web.conftest import _client

    user = books.staff("li", "collector", name="李", number="S-03")
    Staff.objects.filter(role="collector").update(team="甲组")
    return _client(user)


@pytest.mark.covers("SCN-12", "ROLE-02", "ROLE-16", "PROC-11")
def test_a_supervisor_s_morning(carla, sandro, li, of_role, book):
    # On Monday evening Carla had asked for help, and for a stop to be lifted.
    carla.post("/cases/A-1042/escalations/", {"about": "difficult", "told": "大声指责"})
    stop = Stop.objects.get(kind="dispute")
    carla.post(f"/cases/B-2077/stops/{stop.pk}/asked/", {"ground": "已核对账单"})

    # The board says what waits; every seat is there, by staff number.
    board = sandro.get("/floor/").text
    assert "1 件上报" in board
    assert board.index("卡拉") < board.index("李")

    # Carla is ill: her calls of today go to Li at once.
    away = {"seat": "carla", "stand_in": "li", "from": TODAY, "until": TODAY}
    sandro.post("/team/absence/", away)
    assert set(WorkItem.objects.exclude(seat="").values_list("seat", flat=True)) == {
        "li"
    }
    assert "李" in sandro.get("/floor/cases/", {"what": "planned"}).text

    # The new batch goes by rule to the team: what is to be, is shown before.
    batch = {"all": "1", "whose": "nobody", "kind": "even", "team": "甲组"}
    preview = sandro.post("/assign/try/", batch | {"ground": "新批次"}, follow=True)
    assert "目前手上案件最少" in preview.text
    act = BulkAct.objects.get().pk
    sandro.post(f"/assign/{act}/done/")
    assert Assignment.objects.filter(ended_at=None, seat="li").count() == 13

    # All of it to Li is too much; he undoes it within the half hour.
    sandro.post(f"/assign/{act}/undone/")
    assert not Assignment.objects.filter(ended_at=None).exists()

    # The escalation: he takes it in hand, and lets Li join.
    row = Escalation.objects.get().pk
    sandro.post(f"/escalations/{row}/taken/")
    answer = {"answer": "paired", "seat": "li", "told": "两人一起谈"}
    sandro.post(f"/escalations/{row}/", answer)
    assert "与 李 协同" in li.get("/cases/A-1042/").text

    # The stop he had set himself: another decides.
    request = LiftRequest.objects.get().pk
    decision = {"decision": "grant", "ground": "材料齐全"}
    way = f"/approvals/lifts/{request}/"
    assert sandro.post(way, decision).status_code == 422
    of_role("administrator").post(way, decision)
    stop.refresh_from_db()
    assert stop.lifted_at

    # Carla is back, and leaves the floor for good: her case goes to Li, both sign.
    sandro.post("/team/absence/", {"seat": "carla", "back": "1"})
    given = {"case": [book.cleo.pk], "kind": "seat", "seat": "carla", "ground": "熟悉"}
    sandro.post("/assign/try/", given)
    sandro.post(f"/assign/{BulkAct.objects.latest('pk').pk}/done/")
    sheet = {"from_seat": "carla", "to_seat": "li", "ground": "调岗"}
    sandro.post("/transfers/new/", sheet)
    transfer = Transfer.objects.get()
    sign = f"/transfers/{transfer.pk}/signed/"
    carla.post(sign, {"side": "given", "sha256": transfer.sha256})
    li.post(sign, {"side": "taken", "sha256": transfer.sha256})
    assert Assignment.objects.get(case=book.cleo, ended_at=None).seat == "li"

    # All of it is in the journal, and the journal holds.
    kinds = set(JournalEntry.objects.values_list("kind", flat=True))
    assert {
        "AbsenceSet",
        "BulkDone",
        "BulkUndone",
        "CaseEscalated",
        "EscalationAnswered",
        "LiftDecided",
        "PairMade",
        "TransferSigned",
    } <= kinds
    assert journal.proof().holds
