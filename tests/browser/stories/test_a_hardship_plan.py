"""
Alma was ill and can bear five hundred a month; Carla may not grant that many months.

Carla works it out with her, offers it, and asks nobody in the corridor: it stands in
Sandro's queue. He approves with a ground, she accepts, and from then on it is quiet.
"""

import pytest

from arrears.store.models import Offer, Stop
from tests.web import book as books

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
MEANS = {
    "m__income": "4000",
    "m__essentials": "3200",
    "m__other": "200",
    "m__payday": "10",
    "m__hand": "0",
}


@pytest.mark.covers("SCN-06", "ROLE-02")
def test_a_plan_above_her_authority_is_approved_and_rests_the_case(walk):
    walk.hire(books.CARLA, books.SANDRO)
    book = books.built(walk.lang)

    # In the call Alma says that she was ill; a plan is to follow.
    carla = walk.sits_down(books.CARLA, "/cases/A-1042/")
    carla.presses("Call")
    carla.makes_sure()
    carla.ticks("EVT-17")
    carla.chooses(step="offer")
    said = walk.says("住院两个月，每月能还五百", "Two months in hospital; 500 a month")
    carla.types(step_on="2026-11-24", outcome__note=said)
    carla.presses("Save, next case")
    carla.page.wait_for_url(lambda url: "A-1042" not in url)

    # She works it out: what can be borne is marked; it needs a supervisor.
    carla.opens("/cases/A-1042/money/")
    carla.types(**MEANS)
    carla.presses("Work it out")
    fits = carla.page.locator(".scheme", has=carla.page.locator(".pill-kept"))
    fits.first.wait_for()
    carla.shows("plan-worked-out")
    fits.first.get_by_role("button").click()
    carla.page.locator("[aria-labelledby=offers-title] .scheme").first.wait_for()
    offer = Offer.objects.get()
    assert (offer.by, offer.needs) == (books.CARLA, "supervisor")
    carla.sees_none("form[action$='/taken/']")  # nobody accepts what is not granted

    # Sandro's queue has it; without a ground he decides nothing.
    sandro = walk.sits_down(books.SANDRO, "/approvals/")
    sandro.sees("A-1042")
    sandro.shows("plan-waits")
    sandro.presses("Approve")
    sandro.is_refused()
    sandro.opens("/approvals/")
    sandro.page.fill("[id^=why-]", walk.says("病历已看", "Hospital papers seen"))
    sandro.presses("Approve")
    sandro.page.locator(".message.success").first.wait_for()

    # Alma accepts; collecting rests, and the case says so.
    carla.opens("/cases/A-1042/money/")
    carla.presses("Debtor accepts")
    carla.page.locator("#agreed-title").wait_for()
    carla.shows("plan-agreed")
    carla.opens("/cases/A-1042/")
    carla.page.locator(".message.warning").first.wait_for()
    carla.sees_none(".btn-call")

    assert Stop.objects.get(person=book.alma.debtor).kind == "plan_kept"
    kinds = walk.kept()
    assert kinds[:4] == [
        "CallReserved",
        "IdentityConfirmed",
        "OutcomeRecorded",
        "NextStepSet",
    ]
    assert {"OfferMade", "OfferDecided", "OfferAccepted"} <= set(kinds)
