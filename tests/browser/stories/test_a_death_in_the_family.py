"""
Emil's sister answers his telephone: he has died.

Carla does not ask for a paper. She says she is sorry, writes it down in the call, and
all contact rests; the case leaves the day's lists, and a supervisor is told.
"""

import pytest

from arrears.store.models import Attempt, Escalation, Stop
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.fixture
def emil(walk):
    """Nobody knows of it yet."""
    walk.hire(books.CARLA, books.SANDRO)
    book = books.built(walk.lang)
    Stop.objects.filter(kind="deceased").delete()
    book.run.items.filter(case=book.emil).update(reason="", seat=books.CARLA)
    return book.emil


@pytest.mark.covers("CLM-08", "DET-29")
def test_a_death_told_in_a_call_stops_everything_at_once(walk, emil):
    said = walk.says(
        "接电话的是姐姐，说他上周去世", "His sister answered: he died last week"
    )
    carla = walk.sits_down(books.CARLA, "/cases/E-5230/")
    carla.presses("Call")
    carla.page.locator(".dial-number").wait_for()
    assert "8,3" not in carla.page.content()  # no sum for the sister's ears

    # It is the sister; without a word of how it was told nothing is saved.
    carla.ticks("EVT-06")
    carla.chooses(told_of="deceased")
    carla.presses("Save, next case")
    carla.is_refused()
    assert carla.page.input_value("#told_of") == "deceased"
    carla.types(outcome__note=said)
    carla.shows("death-told")
    carla.presses("Save, next case")
    carla.page.wait_for_url(lambda url: "E-5230" not in url)

    # The case says so, and offers no call; Carla tells a supervisor.
    carla.opens("/cases/E-5230/")
    carla.page.locator(".message.warning", has_text=said).first.wait_for()
    carla.sees_none(".btn-call")
    carla.shows("death-on-record")
    carla.unfolds("Ask a supervisor")
    carla.chooses(about="stop")
    carla.types(hands__told=said)
    carla.presses("Ask")
    carla.page.locator(".message.success").first.wait_for()

    # On Wednesday no list has him, and the reason can be read.
    walk.it_is("2026-11-25", "09:00")
    sandro = walk.sits_down(books.SANDRO)
    sandro.presses("Make today's plan")
    sandro.page.locator(".aside-line").first.wait_for()
    sandro.opens("/escalations/")
    sandro.sees("E-5230")

    stop = Stop.objects.get(person=emil.debtor)
    assert (stop.kind, stop.by, stop.ground) == ("deceased", books.CARLA, said)
    assert Attempt.objects.get(case=emil, code="EVT-06").note == said
    assert emil.escalations.get() == Escalation.objects.get()
    row = emil.work_items.order_by("-run__on").first()
    assert (str(row.run.on), row.seat, bool(row.reason)) == ("2026-11-25", "", True)
    assert walk.kept() == [
        "CallReserved",
        "OutcomeRecorded",
        "PointRestricted",
        "StopSet",
        "CaseEscalated",
        "DayPlanned",
    ]
