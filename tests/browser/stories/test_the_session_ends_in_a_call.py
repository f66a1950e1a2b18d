"""
Carla's session ends while Alma is on the line.

She writes on, and is told so without being taken from the page. She presses “Save”,
stands at the door, signs in, and is in the same call with all that she had written; the
promise is taken once.
"""

import pytest
from django.contrib.sessions.models import Session

from arrears.store.models import Attempt, Promise
from tests.web import book as books

pytestmark = pytest.mark.browser
OVER = "Your session is over. What you wrote is kept here: go on writing, or sign in again."


def test_what_was_written_in_the_call_is_there_after_the_door(walk):
    walk.hire(books.CARLA)
    book = books.built(walk.lang)
    carla = walk.sits_down(books.CARLA, "/cases/A-1042/")
    carla.presses("Call")
    carla.makes_sure()
    carla.ticks("EVT-12")
    carla.types(amount="1500", source="wages")
    carla.page.locator("button[data-fills=due_on]").nth(1).click()

    Session.objects.all().delete()
    said = walk.says("先写一句", "a sentence first")
    with carla.page.expect_response("**/words/"):
        carla.types(outcome__note=said)
    carla.sees(OVER)
    carla.presses("Save, next case")
    carla.page.locator("#username").wait_for()
    assert "Alma" not in carla.page.content()  # the door tells nobody's name
    assert "艾玛" not in carla.page.content()
    carla.shows("session-over")
    carla.signs_in(books.CARLA)

    carla.page.locator(".dial-number").wait_for()
    assert carla.page.input_value("#amount") == "1500"
    assert carla.page.input_value("#outcome-note") == said
    carla.presses("Save, next case")
    carla.arrives("/cases/A-2000/call/")

    assert Promise.objects.filter(case=book.alma).count() == 1
    assert not Attempt.objects.filter(result="reserved").exists()
