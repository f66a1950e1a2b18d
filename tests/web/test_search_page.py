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


@pytest.mark.postgres
@pytest.mark.parametrize("sought", ["anna b", "ANNA B", "Anna B", "15490007788"])
def test_a_latin_name_is_found_however_it_is_typed(carla, book, sought):
    debtor = book.cleo.debtor
    debtor.name = "Anna Berg"
    debtor.save()
    debtor.points.create(kind="mobile", value="+8615490007788", source="lender")

    assert carla.get("/search/", {"q": sought}).url == f"/cases/{book.cleo.number}/"


@pytest.mark.postgres
def test_a_sign_of_the_database_is_a_letter_like_any_other(carla, book):
    for sought in ("%", "_", "A%", "\\", "'", '"'):
        assert "/cases/" not in carla.get("/search/", {"q": sought}).text


def test_more_than_a_page_is_paged_and_sorted_by_name_or_number(
    carla, book, monkeypatch
):
    from arrears.questions.pages import Place

    monkeypatch.setattr(Place.__init__, "__defaults__", ("", 0, 0, 1, 4))
    first = carla.get("/search/", {"q": "A-", "sort": "-number"}).text
    assert 'rel="next"' in first
    assert carla.get("/search/?q=A-&sort=name").status_code == 200
    assert carla.get("/search/?q=A-&sort=lender").status_code == 422


def test_who_sees_masked_names_is_not_told_from_which_to_which(of_role, book):
    page = of_role("strategist").get("/search/?q=A-&sort=name").text

    assert "艾*" in page
    assert book.alma.debtor.name not in page


def test_where_more_may_fit_than_are_listed_the_page_says_so(carla, book, monkeypatch):
    from arrears.questions import find_cases

    words = "符合的可能比列出的更多"
    assert words not in carla.get("/search/?q=A-").text
    monkeypatch.setattr(find_cases, "MOST_LISTED", 2)
    assert words in carla.get("/search/?q=A-").text
