"""
Sandro's Tuesday: the board, somebody in need of him, a stop, an absence, a batch.

He sees first what waits, takes an escalation in hand and answers it with a second
handler, decides on what others ask, gives Carla's calls away for the day, and spreads
a batch by rule after seeing what it would do; then he thinks better of it.
"""

import pytest

from arrears.store.models import Assignment, Escalation, LiftRequest, Staff, WorkItem
from tests.browser.stories.walk import LI
from tests.web import book as books

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
TUESDAY = "2026-11-24"


@pytest.fixture
def asked(walk):
    """On Monday evening Carla asked for help, and Colin for a stop to be lifted."""
    walk.hire(books.CARLA, books.COLIN, books.SANDRO, LI)
    Staff.objects.filter(role="collector").update(team="A")
    book = books.built(walk.lang)
    said = walk.says("大声指责，建议主管接手", "Loud blame; please take over")
    Escalation.objects.create(
        case=book.alma, about="difficult", told=said, by=books.CARLA, at=books.NOW
    )
    stop = book.boris.debtor.stops.get()
    stop.by = books.CARLA
    stop.save()
    LiftRequest.objects.create(
        case=book.boris, stop=stop, ground=said, by=books.COLIN, at=books.NOW
    )
    return book


@pytest.mark.covers("SCN-12", "ROLE-02", "PROC-11")
def test_a_morning_from_the_board_to_the_undone_batch(walk, asked):
    sandro = walk.sits_down(books.SANDRO, "/floor/")
    sandro.sees(walk.name(books.CARLA), walk.name(books.COLIN))
    sandro.shows("morning-board")

    # Who needs him comes first: he takes it, and lets Colin join.
    sandro.follows("Escalations")
    sandro.presses("Take it in hand")
    sandro.page.locator("select[name=answer]").wait_for()
    sandro.page.select_option("select[name=answer]", "paired")
    sandro.page.select_option("select[name=seat]", books.COLIN)
    advice = walk.says("两人一起谈，先听完", "Talk together; hear it out first")
    sandro.page.fill("input[name=told]", advice)
    sandro.presses("Answer")
    sandro.sees(advice)

    # The stop: what it was set for stands beside what is asked.
    sandro.follows("Approvals")
    lifts = "[aria-labelledby=lifts-title]"
    sandro.page.locator(f"{lifts} input[name=ground]").fill(advice)
    sandro.shows("morning-approvals")
    sandro.presses("Decline", within=lifts)
    sandro.page.locator(f"{lifts} .nothing").wait_for()

    # Carla is ill today: her calls go to Colin, today's at once.
    sandro.opens("/team/")
    sandro.page.select_option("form[action$='/absence/'] [name=seat]", books.CARLA)
    sandro.page.select_option("form[action$='/absence/'] [name=stand_in]", books.COLIN)
    for name in ("from", "until"):
        sandro.page.fill(f"form[action$='/absence/'] [name={name}]", TUESDAY)
    sandro.page.locator("form[action$='/absence/'] .btn-primary").first.click()
    sandro.page.locator(".message.success").first.wait_for()
    sandro.shows("morning-team")
    seats = WorkItem.objects.exclude(seat="").values_list("seat", flat=True)
    assert set(seats) == {books.COLIN}

    # A batch goes by rule, seen before it is done; then he thinks better of it.
    sandro.opens("/assign/?whose=nobody")
    sandro.page.locator("[name=all]").check()
    sandro.chooses(kind="even", to__team="A")
    sandro.types(to__ground=walk.says("新批次", "a new batch"))
    sandro.presses("Show what it would do")
    sandro.shows("morning-preview")
    assert not Assignment.objects.exists()
    sandro.presses("Do it")
    sandro.page.get_by_role("button", name=walk.word("Undo")).wait_for()
    assert Assignment.objects.filter(ended_at=None).count() == 13
    sandro.presses("Undo")
    sandro.page.locator(".message.success").first.wait_for()
    assert not Assignment.objects.filter(ended_at=None).exists()

    kinds = walk.kept()
    assert kinds[:4] == [
        "EscalationTaken",
        "PairMade",
        "EscalationAnswered",
        "LiftDecided",
    ]
    assert {"AbsenceSet", "BulkDone", "BulkUndone"} <= set(kinds)
