"""Placing a call: the guard answers, the number shows, or the reason why not."""

from datetime import timedelta

import pytest

from arrears.store.models import Attempt
from tests.web import book as books

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def call(client, case, **kwargs):
    point = case.debtor.points.first().pk
    return client.post(f"/cases/{case.number}/calls/", {"point": point}, **kwargs)


def test_a_lawful_call_is_reserved_and_call_mode_shows_the_number(carla, book, journal):
    answer = call(carla, book.alma, follow=True)

    assert answer.redirect_chain[-1][0] == "/cases/A-1042/call/"
    assert 'href="tel:+8615490000001"' in answer.text
    assert journal() == ["CallReserved"]


def test_a_fragment_moves_the_whole_page_to_call_mode(carla, book):
    answer = call(carla, book.alma, headers=HTMX)

    assert answer.headers["HX-Redirect"] == "/cases/A-1042/call/"


def test_the_number_is_still_there_after_a_reload(carla, book):
    call(carla, book.alma)

    assert "tel:+8615490000001" in carla.get("/cases/A-1042/call/").text
    assert 'href="/cases/A-1042/call/"' in carla.get("/cases/A-1042/").text


def test_a_call_at_night_is_refused_in_words_and_leaves_only_the_refusal(
    carla, book, journal, settings
):
    settings.ARREARS_CLOCK += timedelta(hours=7)  # 22:00

    answer = call(carla, book.alma, headers=HTMX)

    assert answer.status_code == 422
    assert "现在不可拨打" in answer.text
    assert "tel:" not in answer.text
    assert journal() == ["ContactDenied"]


def test_one_second_before_ten_it_is_not(carla, book, settings):
    settings.ARREARS_CLOCK += timedelta(hours=6, minutes=59, seconds=59)

    assert call(carla, book.alma, headers=HTMX).status_code == 200


def test_a_second_call_waits_until_the_first_is_told_and_shows_the_way_there(
    carla, book, journal
):
    call(carla, book.alma)

    answer = call(carla, book.cleo)

    assert answer.status_code == 422
    assert "还有一通未登记结果的电话" in answer.text
    assert 'href="/cases/A-1042/"' in answer.text
    assert journal() == ["CallReserved"]


def test_a_call_given_back_counts_for_nothing(carla, book):
    call(carla, book.alma)
    attempt = Attempt.objects.get(result="reserved")

    page = carla.post(f"/cases/A-1042/calls/{attempt.pk}/", follow=True)

    assert "不计入任何次数" in page.text
    assert Attempt.objects.get(pk=attempt.pk).result == "failed"


def test_somebody_elses_call_cannot_be_given_back(carla, sandro, book):
    call(carla, book.alma)
    attempt = Attempt.objects.get(result="reserved")

    page = sandro.post(f"/cases/A-1042/calls/{attempt.pk}/", follow=True)

    assert "不是您拨打的" in page.text
    assert Attempt.objects.get(pk=attempt.pk).result == "reserved"


@pytest.mark.parametrize("point", ["", "x", "999999"])
def test_a_number_that_is_not_of_the_case_is_refused(carla, book, journal, point):
    answer = carla.post("/cases/A-1042/calls/", {"point": point})

    assert answer.status_code == 422
    assert "没有这个电话号码" in answer.text
    assert journal() == []


def test_a_third_persons_number_is_never_dialled(carla, book, journal):
    sister = book.emil.debtor.others.get().points.get()

    answer = carla.post("/cases/E-5230/calls/", {"point": sister.pk})

    assert answer.status_code == 422
    assert journal() == ["ContactDenied"]


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_places_no_call(of_role, book, journal, role):
    answer = call(of_role(role), book.alma)

    assert answer.status_code == 403
    assert "只能查看" in answer.text
    assert journal() == []


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
def test_a_supervisor_may_call(of_role, book, journal, role):
    call(of_role(role), book.alma)

    assert journal() == ["CallReserved"]


def test_a_call_is_not_placed_by_following_a_link(carla, book, journal):
    assert carla.get("/cases/A-1042/calls/").url == "/cases/A-1042/"
    assert journal() == []


def test_calls_are_in_the_name_of_who_made_them(carla, book):
    call(carla, book.alma)

    assert Attempt.objects.get(result="reserved").by == books.CARLA
