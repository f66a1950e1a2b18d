"""What nobody types by mistake gets a plain answer, never a crash."""

import pytest

from tests.web import book as books

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "word", ["0", "x", "%", "//example.com", "https://example.com"]
)
def test_the_way_back_is_an_address_of_this_desk(carla, word):
    answer = carla.post("/language/", {"language": "en", "next": word})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert carla.get("/sign-in/", {"next": word}).headers["Location"] == "/"


@pytest.mark.parametrize("after", ["a/b", "../x", "A-1042"])
def test_the_next_case_after_nonsense_is_somewhere(sandro, book, after):
    assert sandro.get("/next/", {"after": after}).status_code == 302


def test_numbers_of_thousands_of_digits_are_no_numbers(carla, book):
    digits = "9" * 5_000

    assert carla.get("/aside/house.stopped/", {"page": digits}).status_code == 200
    called = carla.post(f"/cases/{book.alma.number}/calls/", {"point": digits})
    assert called.status_code == 422


def test_a_very_long_search_finds_nothing(carla, book):
    assert carla.get("/search/", {"q": "长" * 50_000}).status_code == 200


@pytest.mark.parametrize(
    ("address", "sent"), [("/search/?q=%00", None), ("/cases/A-1042/notes/", "a\0b")]
)
def test_a_nul_is_refused(carla, book, address, sent):
    answer = carla.post(address, {"text": sent}) if sent else carla.get(address)

    assert answer.status_code == 400


def test_the_clock_of_the_book_is_the_desks(carla, book):
    assert carla.get("/").context["on"] == books.TODAY
