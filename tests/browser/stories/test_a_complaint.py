"""
Alma rings us herself: she was called too often, and will not say who she is first.

Contact freezes at once. Olga, who had taken the complaint in before anybody, may not
lift what she set; she asks, and Sandro decides.
"""

import pytest

from arrears.store.models import Matter, Stop
from tests.browser.stories.walk import OLGA
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.mark.covers("EVT-19", "PROC-10")
def test_a_complaint_freezes_is_answered_and_another_lifts_it(walk):
    walk.hire(books.CARLA, books.SANDRO, OLGA)
    book = books.built(walk.lang)
    said = walk.says("一天打了三次，要投诉", "Three calls in a day; wants to complain")

    # Alma rings; Carla writes down her words, and nothing is asked of her.
    carla = walk.sits_down(books.CARLA, "/cases/A-1042/")
    carla.unfolds("The debtor rang us")
    carla.ticks("EVT-19", within="details.inbound")
    carla.types(outcome__note=said)
    carla.shows("complaint-heard")
    carla.presses("Save, next case", within="details.inbound")
    carla.page.wait_for_url(lambda url: "A-1042" not in url)

    # A second one comes by letter on Cleo's case; Olga takes it in herself.
    olga = walk.sits_down(OLGA, "/compliance/matters/")
    olga.sees("A-1042")
    olga.types(m__case="C-3015", m__received="2026-11-23", m__told=said)
    olga.chooses(m__kind="complaint", m__channel="letter")
    olga.presses("Take the matter in")
    olga.page.locator(".message.success").first.wait_for()
    matter = Matter.objects.get()
    olga.opens(f"/compliance/matters/{matter.pk}/")
    olga.shows("complaint-matter")
    olga.chooses(a__outcome="partly")
    olga.types(a__answer=walk.says("已道歉并减少拨打", "Apologised; fewer calls"))
    olga.presses("Keep the answer")
    olga.page.locator(".message.success").first.wait_for()

    # She set the stop and may not lift it; the matter leads to where she asks.
    olga.follows("The freeze stands until somebody else lifts it on the case.")
    olga.arrives("/cases/C-3015/")
    olga.sees_none("[id^=lift-]")
    olga.page.fill("[id^=ask-]", walk.says("已书面答复", "Answered in writing"))
    olga.presses("Ask for it to be lifted")
    olga.page.locator(".message.success").first.wait_for()

    sandro = walk.sits_down(books.SANDRO, "/approvals/")
    sandro.sees("C-3015")
    lifts = "[aria-labelledby=lifts-title]"
    sandro.page.locator(f"{lifts} input[name=ground]").fill(walk.says("同意", "Agreed"))
    sandro.presses("Approve", within=lifts)
    sandro.page.locator(".message.success").first.wait_for()

    assert Stop.objects.get(person=book.cleo.debtor).lifted_by == books.SANDRO
    assert Stop.objects.get(person=book.alma.debtor).lifted_at is None
    assert walk.kept() == [
        "OutcomeRecorded",
        "StopSet",
        "StopSet",
        "MatterOpened",
        "MatterAnswered",
        "LiftAsked",
        "StopLifted",
        "LiftDecided",
    ]
