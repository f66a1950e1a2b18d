"""Anywhere in three keys: Ctrl-K, a few letters, Enter."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_keyboard import sign_in
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.fixture
def world(transactional_db):
    books.staff(books.CARLA, "collector", name="Carla", number="S-01")
    return books.built


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_case_a_page_and_an_action_are_reached_by_keys(
    desk,
    world,
    picture,
    lang,
    size,
):
    world(lang)
    with desk(lang=lang, size=size) as page:
        sign_in(page)
        page.keyboard.press("Control+k")
        page.keyboard.type("B-2077")
        page.locator('#palette-ways [href="/cases/B-2077/"]').wait_for()
        picture(page, f"palette-{lang}-{size['width']}")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/B-2077/")
        page.keyboard.press("Control+k")
        page.keyboard.type("playb")
        page.keyboard.press("Enter")  # before the answer has come
        page.wait_for_url("**/playbook/")
        page.goto("/cases/A-1042/")
        page.keyboard.press("Control+k")
        page.keyboard.type("拨打前" if lang == "zh" else "before the call")
        page.locator("[data-acts] button").wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/A-1042/call/")


def test_escape_closes_it_and_gives_the_place_back(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        page.focus("#q")
        page.keyboard.press("Control+k")
        page.locator("#palette[open]").wait_for()
        page.keyboard.press("Escape")
        page.locator("#palette[open]").wait_for(state="detached")
        assert page.evaluate("document.activeElement.id") == "q"
