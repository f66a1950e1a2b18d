"""A collector's hour without a mouse: sign in, today, case, call, promise, next."""

import pytest

from arrears.store.models import Attempt, Promise
from tests.browser.conftest import NARROW, WIDE
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.fixture
def world(transactional_db):
    books.staff(books.CARLA, "collector", name="Carla", number="S-01")
    return books.built


def sign_in(page) -> None:
    page.goto("/")
    page.locator("#username:focus").wait_for()  # a busy machine focuses late
    page.keyboard.type(books.CARLA)
    page.keyboard.press("Tab")
    page.keyboard.type(books.PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".counters").wait_for()


def make_sure(page) -> None:
    page.locator(".dial-number").wait_for()
    page.keyboard.press("y")
    page.keyboard.press("Enter")
    page.locator("#figures-title").wait_for()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_from_the_door_to_the_next_case_by_keyboard_alone(desk, world, lang, size):
    world(lang)
    with desk(lang=lang, size=size) as page:
        sign_in(page)
        page.keyboard.press("n")
        page.wait_for_url("**/cases/A-1042/")
        page.keyboard.press("c")
        make_sure(page)
        page.keyboard.press("p")
        page.keyboard.type("1500")
        page.locator("#due_on").focus()
        page.locator("button[data-fills=due_on]").nth(1).press("Enter")
        page.locator("#source").press_sequentially("wages")
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/cases/A-2000/call/")
        assert "A-1042" in page.locator(".messages").inner_text()

    promise = Promise.objects.get(case__number="A-1042")
    assert (promise.amount_minor, str(promise.due_on)) == (1_500_00, "2026-11-25")


def test_lists_are_walked_with_j_and_k_and_opened_with_enter(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        for key in ("j", "j", "j", "k"):
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/A-2004/")
        page.keyboard.press("t")
        page.locator(".counters").wait_for()


def test_a_number_key_chooses_the_outcome_and_enter_saves_it(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        page.goto("/cases/A-1042/")
        page.keyboard.press("c")
        page.locator(".dial-number").wait_for()
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/A-2000/call/")

    assert Attempt.objects.get(case__number="A-1042", at=books.NOW).code == "EVT-02"


def test_a_case_is_found_from_anywhere(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        page.keyboard.press("/")
        page.keyboard.type("B-2077")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/B-2077/")


def test_the_keys_are_listed_and_the_list_closes(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        page.keyboard.press("?")
        page.locator("#keys[open]").wait_for()
        page.keyboard.press("Escape")
        page.locator("#keys[open]").wait_for(state="detached")


def test_what_is_typed_in_a_note_is_text_and_no_command(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        page.goto("/cases/A-1042/")
        page.keyboard.press("m")
        page.keyboard.type("call n 1 ? /")
        assert page.locator("#note-text").input_value() == "call n 1 ? /"


def test_the_first_tab_leads_past_the_header(desk, world):
    world("zh")
    with desk() as page:
        sign_in(page)
        page.goto("/cases/A-1042/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
