"""The administrator's pages at both widths and in both languages."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_contrast import DIM
from tests.browser.test_looks import shoot
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_fits(desk, picture, lang, size):
    books.staff("ada", "administrator", name="阿达", number="S-05")
    books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    books.built(lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/sign-in/?next=/administration/")
        page.fill("#username", "ada")
        page.fill("#password", books.PASSWORD)
        page.keyboard.press("Enter")
        page.locator(".tabs").wait_for()
        for where in ("", "packs/", "policies/", "audit/"):
            page.goto(f"/administration/{where}")
            if not where:
                page.locator("li details summary").first.click()
            shoot(page, picture, f"admin-{where.strip('/') or 'staff'}", lang, size)
            assert page.evaluate(DIM) == [], where
