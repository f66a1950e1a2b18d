"""The statement of the debt in a real browser: its figures open, at both widths."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import shoot, signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_each_figure_opens_to_what_is_behind_it(desk, picture, size):
    books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    books.built("zh")

    with desk(lang="zh", size=size) as page:
        page.goto("/")
        signed_in(page, books.CARLA)
        page.goto("/cases/A-1042/")
        page.locator(".statement-link").click()
        lines = page.locator(".head-line > summary")
        lines.first.wait_for()
        for n in range(lines.count()):
            lines.nth(n).click()
        shoot(page, picture, "statement-open", "zh", size)

        behind = page.locator(".head-line .behind")
        assert all(behind.nth(n).is_visible() for n in range(behind.count()))
        assert behind.count() == lines.count() == 6
