"""Call mode without a mouse, and with a line that drops."""

import pytest
from django.contrib.sessions.models import Session

from arrears.store.models import Attempt, CallSheet, NextStep, Promise
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_keyboard import make_sure, sign_in
from tests.web import book as books

pytestmark = pytest.mark.browser
CALL = "/cases/A-1042/call/"


@pytest.fixture
def world(transactional_db):
    books.staff(books.CARLA, "collector", name="Carla", number="S-01")
    return books.built


@pytest.fixture
def on_the_line(desk, world):
    """Alma has answered, and it is sure that it is she."""
    world("zh")
    with desk() as page:
        sign_in(page)
        page.goto(CALL)
        page.keyboard.press("c")
        make_sure(page)
        yield page


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_a_call_from_reading_to_next_step_by_keyboard_alone(
    desk, world, picture, lang, size, dark
):
    world(lang)
    name = f"{lang}-{size['width']}{'-night' if dark else ''}"
    with desk(lang=lang, size=size, dark=dark) as page:
        sign_in(page)
        page.goto("/cases/A-1042/")
        page.keyboard.press("w")
        page.wait_for_url(f"**{CALL}")
        picture(page, f"call-read-{name}")
        page.keyboard.press("c")
        page.locator(".dial-number").wait_for()
        assert "8,196" not in page.content()
        picture(page, f"call-who-{name}")
        page.reload()  # a picture leaves the browser's own styles behind
        make_sure(page)
        assert "8,196" in page.content()
        page.keyboard.press("f")
        page.keyboard.type("我没钱还" if lang == "zh" else "I have no money")
        page.locator(".heard-card").first.wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("s")
        page.keyboard.type("不还就让你坐牢" if lang == "zh" else "pay or go to jail")
        page.locator("#say-words .message").first.wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("]")
        page.locator("[data-turn=heard][aria-pressed=true]").wait_for()
        page.keyboard.press("6")
        page.keyboard.press("m")
        page.keyboard.type("下周发工资" if lang == "zh" else "wages next week")
        page.keyboard.press("Escape")
        picture(page, f"call-talk-{name}")
        page.keyboard.press("x")
        page.keyboard.press("ArrowDown")
        page.locator("#step_on").fill("2026-11-30")
        assert wide(page) <= size["width"]
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/cases/A-2000/call/")

    step = NextStep.objects.get(case__number="A-1042")
    assert (step.kind, str(step.due_on)) == ("call", "2026-11-30")


def wide(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_talk_may_end_in_a_promise_and_needs_no_other_step(on_the_line):
    page = on_the_line
    page.keyboard.press("p")
    page.keyboard.type("1500")
    page.locator("#due_on").fill("2026-11-25")
    page.locator("#source").fill("wages")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/cases/A-2000/call/")

    assert Promise.objects.get(case__number="A-1042").amount_minor == 1_500_00


def test_without_promise_or_step_the_next_case_does_not_open(on_the_line):
    page = on_the_line
    page.keyboard.press("6")
    page.keyboard.press("m")
    page.keyboard.type("再想想")
    page.keyboard.press("Control+Enter")
    page.locator("#call .message.error").first.wait_for()

    assert page.url.endswith(CALL)
    assert page.input_value("#outcome-note") == "再想想"
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.url.endswith(CALL)


def test_what_is_typed_while_the_line_is_down_comes_back_and_is_sent_later(on_the_line):
    page = on_the_line
    page.fill("#outcome-note", "先写一句")
    page.locator("[data-says=kept]:visible").wait_for()
    page.context.set_offline(True)
    page.fill("#outcome-note", "先写一句，断线后又写一句")
    page.locator("[data-says=here]:visible").wait_for()

    page.context.set_offline(False)
    page.locator("[data-says=kept]:visible").wait_for()
    assert CallSheet.objects.get().typed["note"] == "先写一句，断线后又写一句"
    page.reload()

    assert page.input_value("#outcome-note") == "先写一句，断线后又写一句"
    page.errors.clear()  # the browser's own words about the line


def test_another_browser_gets_the_draft_from_the_desk(on_the_line):
    page = on_the_line
    page.fill("#outcome-note", "换一台电脑")
    page.locator("[data-says=kept]:visible").wait_for()
    page.evaluate("localStorage.clear()")
    page.reload()

    assert page.input_value("#outcome-note") == "换一台电脑"
    assert Attempt.objects.filter(result="reserved").count() == 1


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_comes_later_does_not_move_the_call_button_from_under_a_thumb(
    desk, world, lang, size
):
    world(lang)
    with desk(lang=lang, size=size) as page:
        sign_in(page)
        waiting = []

        def hold(route):
            waiting.append(route)

        page.route("**/brief/", hold)
        page.goto("/cases/A-1042/")
        before = page.locator(".btn-call").first.bounding_box()
        with page.expect_response("**/brief/"):
            waiting.pop().continue_()
        page.locator("#talks").wait_for()

        assert page.locator(".btn-call").first.bounding_box() == before


def test_a_session_that_ended_is_told_and_takes_nobody_from_the_page(on_the_line):
    page = on_the_line
    Session.objects.all().delete()
    page.fill("#outcome-note", "写到一半")
    page.locator("[data-when=over]:visible").wait_for()
    page.locator("[data-says=here]:visible").wait_for()

    assert page.input_value("#outcome-note") == "写到一半"
    page.locator("[data-when=over] a").click()
    page.fill("#username", books.CARLA)
    page.fill("#password", books.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CALL}")
    assert page.input_value("#outcome-note") == "写到一半"
