"""What somebody wrote is not lost: by a reload, a dropped line, or the end of a visit."""

import pytest

from arrears.store.models import Note
from tests.browser.test_keyboard import make_sure
from tests.web import book as books

pytestmark = pytest.mark.browser
CASE = "/cases/A-1042/"


@pytest.fixture
def at_the_case(desk, transactional_db):
    books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    books.built("zh")
    with desk() as page:
        page.goto(CASE)
        sign_in(page)
        yield page


def sign_in(page) -> None:
    page.fill("#username", books.CARLA)
    page.fill("#password", books.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CASE}")


def test_a_note_survives_a_reload_and_is_forgotten_once_saved(at_the_case):
    page = at_the_case
    page.fill("#note-text", "请下午联系")
    page.reload()
    assert page.input_value("#note-text") == "请下午联系"

    page.click("#note button")
    page.locator("#note .message.success").wait_for()
    page.reload()

    assert page.input_value("#note-text") == ""
    assert Note.objects.filter(text="请下午联系").count() == 1


def test_a_note_survives_a_dropped_connection_and_is_saved_later(at_the_case):
    page = at_the_case
    page.fill("#note-text", "请下午联系")
    page.context.set_offline(True)
    page.click("#note button")
    page.locator("[data-when=offline]").wait_for()
    assert page.input_value("#note-text") == "请下午联系"

    page.context.set_offline(False)
    page.click("#note button")
    page.locator("#note .message.success").wait_for()

    assert Note.objects.filter(text="请下午联系").count() == 1
    page.errors.clear()  # the browser's own words about the line


def test_a_note_survives_the_end_of_the_visit(at_the_case):
    page = at_the_case
    page.fill("#note-text", "请下午联系")
    page.context.clear_cookies(name="sessionid")
    page.click("#note button")
    page.locator("#username").wait_for()

    sign_in(page)

    assert page.input_value("#note-text") == "请下午联系"


def test_a_half_told_outcome_survives_a_reload(at_the_case):
    page = at_the_case
    page.locator(".btn-call").first.click()
    make_sure(page)
    page.locator(".choice-promise").click()
    page.fill("#amount", "1500")
    page.reload()

    assert page.input_value("#amount") == "1500"


def test_a_refusal_leaves_the_form_as_it_was(at_the_case):
    page = at_the_case
    page.locator(".btn-call").first.click()
    make_sure(page)
    page.locator(".choice-promise").click()
    page.fill("#amount", "1500")
    page.locator("button[data-fills=due_on]").first.click()
    page.click(".save")
    page.locator("#call .message.error").wait_for()

    assert page.input_value("#amount") == "1500"
    assert page.locator("#amount").is_visible()


def test_signing_out_leaves_nothing_written_behind(at_the_case):
    page = at_the_case
    page.fill("#note-text", "请下午联系")
    page.click(".menu summary")
    page.click("[data-forgets] button")
    page.locator("#username").wait_for()

    assert page.evaluate("Object.keys(localStorage).length") == 0
