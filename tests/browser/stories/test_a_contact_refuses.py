"""
Cleo cannot be found. Her friend is asked to pass on a word, and does not want to be.

He is thanked and never rung again, by nobody. Emil's sister writes by herself that she
wants no calls; that is put on record without any call of ours, and holds as long.
"""

import pytest

from arrears.store.models import Attempt, Person, Stop
from tests.browser.stories.walk import Window
from tests.browser.test_gate import with_a_friend
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.mark.covers("SCN-08", "EVT-28")
def test_who_refuses_is_asked_no_more_by_anybody(walk):
    walk.hire(books.COLIN)
    number = with_a_friend(walk.lang)

    # Carla reads the fixed words and nothing else; he says no.
    carla = walk.sits_down(books.CARLA)
    carla.opens(f"/cases/{number}/people/")
    carla.presses("Ask to pass on a word")
    carla.page.locator(".dial-number").wait_for()
    assert "8,2" not in carla.page.content()  # no sum on the page of third persons
    carla.shows("friend-asked")
    carla.ticks("refused")
    carla.presses("Save the answer")
    carla.page.locator(".message.warning").wait_for()
    carla.sees_none(".point")

    # Nor does a colleague find a number, the next day or later.
    walk.it_is("2026-12-15", "10:00")
    colin = walk.sits_down(books.COLIN, f"/cases/{number}/people/")
    colin.page.locator(".message.warning").wait_for()
    colin.sees_none(".point")

    # Emil's sister wrote by herself.
    colin.opens("/cases/E-5230/people/")
    colin.unfolds("They told us by themselves not to contact them")
    colin.presses("Never contact again")  # nothing is written yet
    colin.is_refused()
    a_letter(colin)
    colin.presses("Never contact again")
    colin.page.locator(".message.warning").wait_for()
    colin.shows("sister-refuses")

    erika = Person.objects.get(number="E-1")
    assert Stop.objects.get(person=erika).kind == "refusal"
    assert not Attempt.objects.filter(person=erika).exists()
    assert (
        walk.kept()
        == ["CallReserved", "OutcomeRecorded", "PointRestricted"] + ["StopSet"] * 2
    )


def a_letter(window: Window) -> None:
    said = window.walk.says("12 月 14 日来信：别再打扰我", "Letter of 14 December")
    window.page.fill("[id^=refuse-]", said)
