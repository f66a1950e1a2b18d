"""The supervisor's desk in a browser: the board live, cases assigned, both widths."""

import pytest

from arrears.store.models import Assignment, Attempt, Escalation, Staff
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_contrast import DIM
from tests.browser.test_looks import shoot, signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser
PAGES = {
    "board": "/floor/",
    "board-cases": "/floor/cases/?what=planned",
    "assign": "/assign/?whose=nobody",
    "approvals": "/approvals/",
    "escalations": "/escalations/",
    "team": "/team/",
    "hand-overs": "/transfers/",
    "coaching": "/coaching/",
}


def built(lang):
    books.staff(books.CARLA, "collector", name="Carla", number="S-01")
    books.staff(books.SANDRO, "supervisor", name="Sandro", number="S-02")
    Staff.objects.filter(role="collector").update(team="A")
    book = books.built(lang)
    said = books.TEXTS[lang]["note"]
    Escalation.objects.create(
        case=book.alma, about="difficult", told=said, by=books.CARLA, at=books.NOW
    )
    return book


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_of_the_desk_fits_its_width(desk, picture, lang, size):
    built(lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        for name, address in PAGES.items():
            page.goto(address)
            shoot(page, picture, f"floor-{name}", lang, size)


def test_the_board_takes_up_what_happened_by_itself(desk):
    book = built("en")

    with desk(lang="en", size=WIDE) as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        page.goto("/floor/")
        talks = page.locator("a[href$='what=talks']").first
        assert talks.inner_text() == "0"
        Attempt.objects.create(
            case=book.alma,
            person=book.alma.debtor,
            at=books.NOW,
            channel="phone",
            result="conversation",
            code="EVT-01",
            by=books.CARLA,
        )
        page.evaluate("htmx.ajax('GET', '/floor/?by_itself=1', '#live')")
        page.wait_for_function(
            "document.querySelector(\"a[href$='what=talks']\").innerText === '1'"
        )


def test_cases_are_chosen_seen_first_and_assigned_with_the_keyboard_alone(desk):
    built("en")

    with desk(lang="en", size=NARROW) as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        page.goto("/assign/?whose=nobody")
        page.locator("[name=case]").first.press("Space")
        page.locator("#to-seat").select_option(books.CARLA)
        page.locator("#to-ground").fill("she knows her")
        page.get_by_role("button", name="Show what it would do").press("Enter")
        page.get_by_role("button", name="Do it").press("Enter")
        page.get_by_role("button", name="Undo").wait_for()

    assert Assignment.objects.get().seat == books.CARLA


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_every_text_of_the_desk_stands_out(desk, dark):
    built("zh")

    with desk(dark=dark) as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        found = {}
        for address in PAGES.values():
            page.goto(address)
            found[address] = page.evaluate(DIM)

    assert {address: dim for address, dim in found.items() if dim} == {}
