"""
Carla and Colin have the same case open, and Carla has it open twice.

Who is first acts; who is second reads why not, and loses nothing of what was written.
"""

import pytest

from arrears.store.models import Attempt, LiftRequest, Promise
from tests.browser.stories.walk import LI
from tests.web import book as books

pytestmark = [pytest.mark.browser, pytest.mark.postgres]


def test_the_second_one_reads_why_not_and_loses_nothing(walk):
    walk.hire(books.CARLA, books.COLIN, books.SANDRO, LI)
    book = books.built(walk.lang)
    wages = walk.says("工资", "wages")
    carla = walk.sits_down(books.CARLA, "/cases/A-1042/")
    colin = walk.sits_down(books.COLIN, "/cases/A-1042/")

    # Both press “Call”; one telephone rings.
    carla.presses("Call")
    carla.page.locator(".dial-number").wait_for()
    colin.presses("Call")
    assert colin.is_refused()
    colin.shows("second-to-call")
    assert Attempt.objects.filter(result="reserved").count() == 1

    # Carla has the call open in two tabs, and tells of it in both.
    carla.makes_sure()
    other = carla.in_another_tab("/cases/A-1042/call/")
    for tab, amount in ((carla, "1500"), (other, "2500")):
        tab.ticks("EVT-12")
        tab.types(amount=amount, source=wages)
        tab.page.locator("button[data-fills=due_on]").nth(1).click()
    carla.presses("Save, next case")
    carla.arrives("/cases/A-2000/call/")
    other.presses("Save, next case")
    other.is_refused()
    other.sees("2500")  # what she wrote is there to be read
    other.shows("told-twice")
    assert Promise.objects.get(case=book.alma).amount_minor == 1_500_00

    # Two supervisors decide on one request.
    stop = book.boris.debtor.stops.get()
    stop.by = books.CARLA
    stop.save()
    LiftRequest.objects.create(
        case=book.boris, stop=stop, ground=wages, by=books.COLIN, at=books.NOW
    )
    lifts, deciders = "[aria-labelledby=lifts-title]", []
    for who in (books.SANDRO, LI):
        window = walk.sits_down(who, "/approvals/")
        window.page.locator(f"{lifts} input[name=ground]").fill(wages)
        deciders.append(window)
    deciders[0].presses("Approve", within=lifts)
    deciders[0].page.locator(f"{lifts} .nothing").wait_for()
    deciders[1].presses("Decline", within=lifts)
    assert deciders[1].is_refused()

    request = LiftRequest.objects.get()
    assert (request.approved_by, request.declined_by) == (books.SANDRO, "")
    assert walk.kept().count("PromiseTaken") == 1
    assert walk.kept().count("LiftDecided") == 1
