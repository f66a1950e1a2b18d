"""What a person reads when a page is refused, missing or broken."""

import pytest
from django.test import Client
from django.urls import path

from arrears.site.urls import handler403, handler404, handler500, urlpatterns  # noqa: F401

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
