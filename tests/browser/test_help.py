"""Help in place: the tour, the keys of the page, a word beside a figure; lists sieved and sorted."""

import pytest

from arrears.store.models import Staff
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser


@pytest.fixture
def world(transactional_db):
    books.staff(books.CARLA, "collector", name="Carla", number="S-01")
    books.staff(books.SANDRO, "supervisor", name="Sandro", number="S-02")
    return books.built


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_the_tour_goes_over_several_pages_and_is_offered_once(desk, world, size):
    world("en")
    Staff.objects.update(toured_at=None)

    with desk(lang="en", size=size) as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        page.get_by_role("button", name="Show me").click()
        page.wait_for_url("**/floor/")
        assert page.locator(".board-counters.tour-at").count() == 1
        page.get_by_role("button", name="Go on").click()
        page.wait_for_url("**/assign/")
        page.get_by_role("button", name="Before").click()
        page.wait_for_url("**/floor/")
        with page.expect_response("**/tour/seen/"):
            page.get_by_role("button", name="End the tour").click()
        page.goto("/")
        assert not page.locator("#tour").is_visible()

    assert Staff.objects.get(role="supervisor").toured_at == books.NOW


def test_every_step_of_the_collector_s_tour_points_at_something(desk, world):
    world("en")

    with desk(lang="en") as page:
        page.goto("/sign-in/")
        signed_in(page, books.CARLA)
        page.keyboard.press("?")
        page.get_by_role("button", name="Take the tour").click()
        steps = page.locator("[data-step]").count()
        for number in range(1, steps + 1):
            page.get_by_text(f"{number} / {steps}", exact=True).wait_for()
            assert page.locator(".tour-at").count() == 1, number
            page.locator("[data-tour-step='1']").click()
        page.locator("#tour").wait_for(state="hidden")


def test_the_list_of_keys_is_that_of_the_page(desk, world):
    world("en")

    with desk(lang="en") as page:
        page.goto("/sign-in/")
        signed_in(page, books.CARLA)
        page.keyboard.press("?")
        today = page.locator("#keys").inner_text()
        page.keyboard.press("Escape")
        page.goto("/cases/A-1042/")
        page.keyboard.press("?")
        case = page.locator("#keys").inner_text()

    assert "Next case" in today
    assert "Write a note" not in today
    assert "Write a note" in case


def test_a_figure_says_what_it_is(desk, world):
    world("en")

    with desk(lang="en") as page:
        page.goto("/sign-in/")
        signed_in(page, books.CARLA)
        page.wait_for_load_state()  # the desk's own script listens
        page.get_by_label("What is this? Reached").click()
        page.get_by_text("Talks with the person who owes").wait_for()
        page.keyboard.press("Escape")
        page.get_by_text("Talks with the person who owes").wait_for(state="hidden")


def test_a_list_is_sieved_and_sorted_where_it_stands(desk, world):
    world("en")

    with desk(lang="en") as page:
        page.goto("/sign-in/")
        signed_in(page, books.SANDRO)
        page.goto("/assign/")
        first = page.locator("#fit tbody tr").first
        page.locator("details.sorts summary").click()
        page.get_by_role("link", name="Owed · smallest first").click()
        page.wait_for_url("**sort=owed**")
        assert "Boris" in first.inner_text()
        page.locator("details.sorts summary").click()
        page.get_by_role("link", name="Owed · largest first").click()
        page.wait_for_url("**sort=-owed**")
        assert "Hana" in first.inner_text()
        page.get_by_label("Show lines with").fill("boris")
        assert page.locator("#fit tbody tr:visible").count() == 1
        page.get_by_label("Show lines with").fill("nobody at all")
        page.get_by_text("No line on this page has that.").wait_for()
        with page.expect_download() as saved:
            page.get_by_role("link", name="XLSX").click()
        assert saved.value.suggested_filename == "assign-2026-11-24.xlsx"
