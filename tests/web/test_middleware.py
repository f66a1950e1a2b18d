"""Every request has a language and one moment."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from arrears.web.parts import middleware


def asked(**cookies):
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return request


@pytest.mark.parametrize(
    ("cookies", "spoken"),
    [
        ({}, "zh-hans"),
        ({"django_language": "en"}, "en"),
        ({"django_language": "zh-hans"}, "zh-hans"),
        ({"django_language": "fr"}, "zh-hans"),
        ({"django_language": "../etc"}, "zh-hans"),
    ],
)
def test_the_language_is_the_cookies_or_ours(cookies, spoken):
    heard = []
    speak = middleware.language(
        lambda request: heard.append(get_language()) or HttpResponse()
    )

    response = speak(asked(**cookies))

    assert heard == [spoken]
    assert response.headers["Content-Language"] == spoken
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.parametrize(
    "clock",
    [
        "2026-11-24T15:00:00+08:00",
        datetime(2026, 11, 24, 7, 0, tzinfo=UTC),
    ],
)
def test_a_clock_that_stands_still_is_the_time(settings, clock):
    settings.ARREARS_CLOCK = clock
    request = asked()

    middleware.clock(lambda request: HttpResponse())(request)

    assert request.now == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def test_a_clock_that_runs_is_true_and_knows_its_zone(settings):
    settings.ARREARS_CLOCK = ""
    before = datetime.now(UTC)

    assert before <= middleware.now() <= datetime.now(UTC)
