"""Signing in and out, and choosing the language."""

import pytest
from django.contrib.auth.models import User

from tests.web import book as books

pytestmark = pytest.mark.django_db
CARLAS = {"username": books.CARLA, "password": books.PASSWORD}


def test_the_door_speaks_chinese_whatever_the_browser_asks_for(client):
    page = client.get("/sign-in/", headers={"accept-language": "en"})

    assert page.headers["Content-Language"] == "zh-hans"
    assert "用户名" in page.text


def test_who_knocks_at_another_page_is_led_there_after_signing_in(client, people, book):
    door = client.get("/cases/A-1042/")
    onward = client.post("/sign-in/", CARLAS | {"next": "/cases/A-1042/"})

    assert door.url == "/sign-in/?next=%2Fcases%2FA-1042%2F"
    assert onward.url == "/cases/A-1042/"


def test_a_wrong_password_is_answered_in_one_sentence(client, people):
    page = client.post("/sign-in/", CARLAS | {"password": "wrong"})

    assert page.status_code == 422
    assert "用户名与密码不匹配" in page.text
    assert books.CARLA in page.text


def test_nobody_is_led_off_the_desk(client, people):
    onward = client.post("/sign-in/", CARLAS | {"next": "https://elsewhere.example/"})

    assert onward.url == "/"


def test_signing_out_takes_more_than_a_link(carla):
    looked = carla.get("/sign-out/")
    left = carla.post("/sign-out/")

    assert looked.status_code == 405
    assert left.url == "/sign-in/"
    assert carla.get("/").status_code == 302


def test_the_switch_keeps_the_language_and_the_page(carla, book):
    switched = carla.post("/language/", {"language": "en", "next": "/cases/A-1042/"})
    page = carla.get(switched.url)

    assert switched.url == "/cases/A-1042/"
    assert page.headers["Content-Language"] == "en"
    assert "8 days past due" in page.text


@pytest.mark.parametrize("asked", ["fr", "", "zh-hant"])
def test_a_language_we_do_not_speak_changes_nothing(client, asked):
    switched = client.post(
        "/language/", {"language": asked, "next": "//elsewhere.example"}
    )

    assert switched.url == "/"
    assert switched.cookies == {}


def test_who_has_an_account_and_no_post_is_told_what_to_do(client, db):
    client.force_login(User.objects.create_user("nobody"))

    page = client.get("/")

    assert page.status_code == 403
    assert "您的账号还没有岗位" in page.text


def test_a_fragment_asked_for_after_the_visit_ended_leads_the_whole_page_to_the_door(
    client, book
):
    htmx = {"HX-Request": "true", "HX-Current-URL": "http://testserver/cases/A-1042/"}

    answer = client.post("/cases/A-1042/notes/", {"text": "x"}, headers=htmx)

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Fcases%2FA-1042%2F"


def test_pages_with_debtors_on_them_are_not_kept_by_the_browser(carla, book):
    assert carla.get("/cases/A-1042/").headers["Cache-Control"] == "no-store"


def test_scripts_and_styles_come_from_here_only(client):
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.fixture
def throttled(settings):
    """Let the door count wrong keys, as it does in life."""
    settings.AXES_ENABLED = True


@pytest.mark.parametrize(("tries", "let_in"), [(4, True), (5, False)])
def test_the_door_shuts_after_five_wrong_keys(
    client, people, book, throttled, tries, let_in
):
    for _ in range(tries):
        client.post("/sign-in/", CARLAS | {"password": "wrong"})

    page = client.post("/sign-in/", CARLAS)

    assert (page.status_code == 302) is let_in
    assert ("15 分钟后再试" in page.text) is not let_in


def test_one_persons_wrong_keys_shut_nobody_else_out(client, people, book, throttled):
    for _ in range(6):
        client.post("/sign-in/", CARLAS | {"password": "wrong"})

    others = {"username": books.SANDRO, "password": books.PASSWORD}
    assert client.post("/sign-in/", others).status_code == 302
