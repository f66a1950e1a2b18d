"""
Alma says in the call that the interest is wrong.

Carla writes it down and contact freezes; Olga finds the freeze, takes the matter in so
that its clock runs, answers, and lifts what Carla had set. Then Alma may be rung again.
"""

import pytest

from arrears.store.models import Matter, Stop
from tests.browser.stories.walk import OLGA
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.mark.covers("EVT-20", "PROC-10")
def test_what_is_disputed_rests_until_it_is_answered(walk):
    walk.hire(books.CARLA, OLGA)
    book = books.built(walk.lang)
    Stop.objects.filter(kind="dispute").delete()  # Boris's is another story
    said = walk.says("利息多算了两个月", "Two months of interest too much")

    # Who objects need not say first who they are.
    carla = walk.sits_down(books.CARLA, "/cases/A-1042/")
    carla.presses("Call")
    carla.page.locator(".dial-number").wait_for()
    carla.ticks("EVT-20")
    carla.types(outcome__note=said)
    carla.presses("Save, next case")
    carla.page.wait_for_url(lambda url: "A-1042" not in url)
    carla.opens("/cases/A-1042/")
    carla.page.locator(".message.warning").first.wait_for()
    carla.sees_none(".btn-call")
    carla.shows("dispute-rests")

    # Olga sees that nobody answers yet; the form is filled as far as it is known.
    olga = walk.sits_down(OLGA, "/compliance/matters/")
    olga.follows("Take the matter in", within="[aria-labelledby=loose-title]")
    assert olga.page.input_value("#m-case") == "A-1042"
    assert olga.page.input_value("#m-kind") == "dispute"
    olga.types(m__told=said)
    olga.shows("dispute-taken-in")
    olga.presses("Take the matter in")
    olga.page.locator("li.promise a", has_text="").first.wait_for()
    assert Matter.objects.get().due_on > books.TODAY

    # She answers in writing, and lifts the freeze that Carla had set.
    walk.it_is("2026-11-26", "10:00")
    olga.opens(f"/compliance/matters/{Matter.objects.get().pk}/")
    olga.chooses(a__outcome="upheld")
    olga.types(a__answer=walk.says("已按合同重算，更正", "Worked out anew, corrected"))
    olga.presses("Keep the answer")
    olga.page.locator(".message.success").first.wait_for()
    olga.shows("dispute-answered")
    olga.opens("/cases/A-1042/")
    olga.page.fill("[id^=lift-]", walk.says("已更正并告知", "Corrected and told"))
    olga.presses("Lift")
    olga.page.locator(".message.success").first.wait_for()

    carla.opens("/cases/A-1042/")
    carla.page.locator(".btn-call").first.wait_for()
    assert Stop.objects.get(person=book.alma.debtor).lifted_by == OLGA
    assert walk.kept() == [
        "CallReserved",
        "OutcomeRecorded",
        "StopSet",
        "MatterOpened",
        "MatterAnswered",
        "StopLifted",
    ]
