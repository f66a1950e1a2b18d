"""
Cleo promised for Tuesday half past four, and no money came.

Until the hour is over nobody calls it broken. On Wednesday the case says so, with the
question to ask first; Carla asks it, hears that the wages were cut, and settles what
follows instead of pressing for the same promise again.
"""

import pytest

from arrears.store.models import Attempt, NextStep
from tests.web import book as books

pytestmark = pytest.mark.browser
WEDNESDAY, THURSDAY = "2026-11-25", "2026-11-26"


@pytest.mark.covers("EVT-13", "EVT-17")
def test_a_promise_is_broken_and_what_follows_is_asked_not_pressed(walk):
    walk.hire(books.CARLA, books.SANDRO)
    cleo = books.built(walk.lang).cleo

    # Tuesday: it is due today, and not late yet.
    carla = walk.sits_down(books.CARLA)
    carla.page.locator(".due", has_text="16:30").wait_for()
    carla.opens("/cases/C-3015/")
    carla.sees_none(".story .pill-warn")

    # Wednesday: the plan has her again, and the case says what happened.
    walk.it_is(WEDNESDAY, "10:00")
    sandro = walk.sits_down(books.SANDRO)
    sandro.presses("Make today's plan")
    sandro.page.locator(".counters").wait_for()
    carla.opens("/cases/C-3015/")
    carla.page.locator(".story .pill-warn").wait_for()
    carla.page.locator(".pill-broken").first.wait_for()
    carla.page.locator("#talks blockquote").first.wait_for()
    carla.shows("promise-broken")

    # She reads, rings, asks first; then writes down what follows.
    carla.presses("Call")
    carla.makes_sure()
    carla.ticks("EVT-17")
    carla.chooses(step="offer")
    carla.types(
        step_on=THURSDAY,
        outcome__note=walk.says(
            "工资被降，这个月拿不出。", "Wages were cut; nothing is left this month."
        ),
    )
    carla.presses("Save, next case")
    carla.page.wait_for_url(lambda url: "C-3015" not in url)

    # On Thursday it stands among what was settled.
    walk.it_is(THURSDAY, "09:00")
    sandro.opens("/")
    sandro.presses("Make today's plan")
    sandro.page.locator(".counters").wait_for()
    carla.opens("/")
    carla.page.locator(
        "[aria-labelledby=steps-title]", has_text="C-3015"
    ).first.wait_for()

    step = NextStep.objects.get(case=cleo)
    assert (step.kind, str(step.due_on)) == ("offer", THURSDAY)
    assert Attempt.objects.filter(case=cleo, code="EVT-17").count() == 1
    assert walk.kept() == [
        "DayPlanned",
        "CallReserved",
        "IdentityConfirmed",
        "OutcomeRecorded",
        "NextStepSet",
        "DayPlanned",
    ]
