"""No page of any post breaks a rule of WCAG 2.2 AA that axe-core can see."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_keyboard import make_sure
from tests.browser.test_looks import signed_in
from tests.web import every_page

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
ALL = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
ON_A_PHONE = dict.fromkeys(every_page.POSTS, ("/",)) | {
    "collector": ("/cases/A-1042/", "/"),
    "supervisor": ("/approvals/", "/floor/", "/"),
}
OPEN = (
    "document.querySelectorAll('main details').forEach((each) => { each.open = true })"
)


ASKED = """
async (options) => (await axe.run(document, options)).violations.map((each) =>
  `${each.id} x${each.nodes.length}: ${each.nodes[0].html.slice(0, 160)}` +
  ` ${each.nodes[0].any[0]?.message ?? ""}`)
"""


def broken(page, where: str, options: dict) -> Iterator[str]:
    """Yield what axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    for said in page.evaluate(ASKED, options):
        yield f"{where}: {said}"


def called(page) -> list[str]:
    """Return what axe finds in call mode, at both widths and at night."""
    page.goto("/cases/A-2000/")
    page.keyboard.press("c")
    make_sure(page)
    found = list(broken(page, "call mode", ALL))
    page.set_viewport_size(NARROW)
    found += broken(page, "call mode at 390", ALL)
    page.emulate_media(color_scheme="dark")
    found += broken(page, "call mode at 390 by night", COLOURS)
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("post", every_page.POSTS)
def test_axe_finds_nothing_on_any_page_by_day_and_by_night(desk, lang, post):
    users, clients = every_page.at_work(lang)
    found: list[str] = []

    with desk(lang=lang, size=WIDE) as page:
        page.emulate_media(reduced_motion="reduce")  # no colour half way to the other
        page.goto("/sign-in/")
        found += broken(page, "/sign-in/", ALL)
        signed_in(page, users[post].username)
        for where in every_page.own_pages(clients, post):
            page.goto(where)
            page.evaluate(OPEN)
            found += broken(page, where, ALL)
            page.emulate_media(color_scheme="dark")
            found += broken(page, f"{where} by night", COLOURS)
            page.emulate_media(color_scheme="light")
        if post == "collector":
            found += called(page)
        page.set_viewport_size(NARROW)
        for where in ON_A_PHONE[post]:
            page.goto(where)
            found += broken(page, f"{where} at 390", ALL)

    assert found == []
