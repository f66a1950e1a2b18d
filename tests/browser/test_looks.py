"""Every page at both widths and in both languages, looked at and measured."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_keyboard import make_sure
from tests.web import book as books

pytestmark = pytest.mark.browser

PAGES = {
    "today": "/",
    "case": "/cases/A-1042/",
    "statement": "/cases/A-1042/statement/",
    "money": "/cases/A-1042/money/",
    "words": "/cases/A-1042/words/",
    "scripts": "/cases/A-1042/scripts/",
    "playbook": "/playbook/?said=OBJ-04",
    "card": "/playbook/OBJ-04/",
    "dialogues": "/playbook/dialogues/",
    "invoices": "/cases/A-1042/invoices/",
    "case-stopped": "/cases/E-5230/",
    "case-promised": "/cases/C-3015/",
    "aside": "/aside/house.stopped/",
    "search": "/search/?q=A-",
    "search-empty": "/search/?q=zzz",
    "missing": "/cases/A-000000/",
}
CUT = """
() => [...document.querySelectorAll(".table-wrap")]
  .filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.innerText.slice(0, 40))
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_every_page_fits_its_width(desk, picture, lang, size):
    names = {"zh": ("卡拉", "桑德罗"), "en": ("Carla", "Sandro")}[lang]
    books.staff(books.CARLA, "collector", name=names[0], number="S-01")
    books.staff(books.SANDRO, "supervisor", name=names[1], number="S-02")
    books.built(lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/")
        shoot(page, picture, "sign-in", lang, size)
        signed_in(page, books.CARLA)
        for name, address in PAGES.items():
            page.goto(address)
            shoot(page, picture, name, lang, size)
        page.goto("/cases/A-1042/")
        page.locator(".btn-call").first.click()
        page.locator(".dial-number").wait_for()
        shoot(page, picture, "call", lang, size)
        page.reload()  # a picture leaves the browser's own styles behind
        make_sure(page)
        page.locator(".choice-promise").click()
        shoot(page, picture, "promise", lang, size)
        page.context.clear_cookies(name="sessionid")
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        shoot(page, picture, "floor", lang, size)


def signed_in(page, username: str) -> None:
    page.fill("#username", username)
    page.fill("#password", books.PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".page-top").wait_for()


def shoot(page, picture, name: str, lang: str, size: dict) -> None:
    picture(page, f"{name}-{lang}-{size['width']}")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{name} is {wide} px too wide"
    cut = page.evaluate(CUT)
    assert cut == [], f"{name} is cut at {cut}"
