"""What a person reads when a page is refused, missing or broken."""

import pytest
from django.test import Client
from django.urls import path

from arrears.site.urls import (  # noqa: F401
    handler400,
    handler403,
    handler404,
    handler500,
    urlpatterns,
)

pytestmark = pytest.mark.django_db


def breaks(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [*urlpatterns, path("breaks/", breaks)]


@pytest.mark.parametrize(
    ("lang", "said"), [("zh-hans", "没有找到"), ("en", "Nothing here")]
)
def test_a_page_that_is_not_there_says_so_in_both_languages(client, lang, said):
    client.cookies["django_language"] = lang

    page = client.get("/nowhere/")

    assert page.status_code == 404
    assert said in page.text


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("lang", "said"), [("zh-hans", "这是我们的问题"), ("en", "The fault is ours")]
)
def test_a_broken_page_says_that_the_fault_is_ours(lang, said):
    client = Client(raise_request_exception=False)
    client.cookies["django_language"] = lang

    page = client.get("/breaks/")

    assert page.status_code == 500
    assert said in page.text
    assert "RuntimeError" not in page.text


@pytest.mark.parametrize(
    ("lang", "said"), [("zh-hans", "页面已过期"), ("en", "out of date")]
)
def test_a_form_from_before_the_last_sign_in_says_so(lang, said):
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = lang

    page = client.post("/sign-in/", {})

    assert page.status_code == 403
    assert said in page.text


@pytest.mark.parametrize(
    ("lang", "said"), [("zh-hans", "读不懂"), ("en", "could not be read")]
)
def test_what_cannot_be_read_is_said_so(client, lang, said):
    client.cookies["django_language"] = lang

    page = client.get("/search/?q=%00")

    assert page.status_code == 400
    assert said in page.text


@pytest.mark.parametrize(
    ("lang", "said"), [("zh-hans", "表单"), ("en", "takes a form")]
)
def test_an_address_that_takes_forms_only_is_no_blank_page(carla, lang, said):
    carla.cookies["django_language"] = lang

    page = carla.get("/tour/seen/")

    assert page.status_code == 405
    assert page.headers["Allow"] == "POST"
    assert said in page.text


@pytest.mark.parametrize(
    ("lang", "said"), [("zh-hans", "15 分钟"), ("en", "opens again in 15 minutes")]
)
def test_who_is_locked_out_reads_until_when(client, people, settings, lang, said):
    settings.AXES_ENABLED = True
    client.cookies["django_language"] = lang
    wrong = {"username": "carla", "password": "no", "next": "/"}

    pages = [client.post("/sign-in/", wrong) for _ in range(6)]

    assert said in pages[-1].text
