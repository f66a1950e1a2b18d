"""The day's deal at the supervisor's desk: steer a case, take it back, try other seats."""

import pytest

from arrears.store.models import Steer
from tests.web.book import TODAY

pytestmark = pytest.mark.django_db
PAGE, STEER = "/deal/", "/deal/steer/"


def steered(client, book, **told):
    usual = {"number": book.alma.number, "until": TODAY.isoformat(), "ground": "x"}
    return client.post(STEER, usual | told, follow=True)


def test_a_case_is_steered_shown_and_taken_back(sandro, book):
    page = steered(sandro, book, excluded="1")

    assert "已排除" in page.text
    assert Steer.objects.get().by == "sandro"
    steered(sandro, book, withdraw="1")
    assert "没有安排" in sandro.get(PAGE).text


def test_what_cannot_be_says_why_and_leaves_no_trace(sandro, book):
    assert steered(sandro, book, weight="much").status_code == 422
    assert steered(sandro, book, until="").status_code == 422
    nothing = steered(sandro, book)

    assert (nothing.status_code, Steer.objects.count()) == (422, 0)


def test_other_seats_are_tried_and_nothing_is_saved(sandro, book):
    page = sandro.get(PAGE, {"seats": "0"})

    assert "data-plans" in page.text
    assert "没有对照组数据" in page.text


def test_a_change_that_means_nothing_is_named(sandro, book):
    page = sandro.get(PAGE, {"seats": "many"})

    assert (page.status_code, "须为" in page.text) == (422, True)


def test_the_page_says_what_steering_costs(sandro, book):
    steered(sandro, book, excluded="1")

    assert "有这些安排" in sandro.get(PAGE, {"costs": "1"}).text


def test_a_collector_does_not_steer(carla, book):
    assert carla.get(PAGE).status_code == 403
    assert carla.post(STEER, {}).status_code == 403
