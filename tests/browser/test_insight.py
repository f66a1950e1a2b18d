"""Figures in a real browser: the chart is drawn, the page fits, the address says all."""

import pytest

from arrears.actions.count_days import count_days
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import shoot, signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser
DAYS = "from=2026-11-01&to=2026-11-24"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_a_kpi_has_its_chart_and_its_table(desk, picture, size, lang):
    books.staff(books.SANDRO, "supervisor", name="桑德罗", number="S-02")
    books.built(lang)
    count_days(by="cli", now=books.NOW)

    with desk(lang=lang, size=size) as page:
        page.goto("/")
        signed_in(page, books.SANDRO)
        page.goto(f"/insight/?{DAYS}")
        shoot(page, picture, "insight-board", lang, size)
        page.goto(f"/insight/dials/?{DAYS}&by=day")
        page.locator(".figures-chart canvas").wait_for()
        shoot(page, picture, "insight-kpi", lang, size)

        with page.expect_download() as saved:
            page.locator("[data-png]").click()
        assert saved.value.suggested_filename.endswith("2026-11-24.png")
        assert saved.value.path().read_bytes().startswith(b"\x89PNG")

        page.locator("select[name=by]").select_option("lender")
        page.locator("form[method=get].figures-form button").click()
        page.wait_for_url("**by=lender**")
        assert page.locator(".figures tbody tr").count() > 0
