"""The supervisor's deal: both plans drawn, a case steered, at both widths."""

from datetime import timedelta

import pytest

from arrears.store.models import Steer
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import shoot, signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_plans_are_drawn_side_by_side(desk, picture, lang, size):
    books.staff(books.CARLA, "collector", name="Carla", number="S-01")
    book = books.built(lang)
    books.staff(books.SANDRO, "supervisor", name="Sandro", number="S-02")
    Steer.objects.create(
        case=book.alma,
        excluded=True,
        ground="the lender asks",
        until_on=books.TODAY + timedelta(days=1),
        by=books.SANDRO,
        at=books.NOW,
    )

    with desk(lang=lang, size=size) as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        page.goto("/deal/?seats=2&worth=increment")
        page.wait_for_selector("[data-plans] canvas")
        shoot(page, picture, "deal", lang, size)
