"""Finding a case by what one has at hand."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sought", ["A-1042", " a-1042 ", "艾玛", "621700001042"])
def test_where_one_case_fits_one_is_led_to_it(carla, book, sought):
    assert carla.get("/search/", {"q": sought}).url == "/cases/A-1042/"


def test_where_several_fit_they_are_listed(carla, book):
    page = carla.get("/search/", {"q": "A-"}).text

    assert "A-1042" in page
    assert "A-2003" in page


def test_where_none_fits_the_page_says_what_to_try(carla, book):
    page = carla.get("/search/", {"q": "<script>"}).text

    assert "没有以“&lt;script&gt;”开头的案件" in page


def test_nothing_sought_is_nothing_found(carla, book):
    assert "您手头有什么信息" in carla.get("/search/").text
