"""The second key at the door, stays and their limits, signing out everywhere."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from arrears.store.models import SecondFactor, Stay
from arrears.store.second_keys import STEP_SECONDS, code_now, secret_of
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SANDROS = {"username": books.SANDRO, "password": books.PASSWORD}
CARLAS = {"username": books.CARLA, "password": books.PASSWORD}


@pytest.fixture(autouse=True)
def as_in_life(settings):
    settings.ARREARS_STAYS_COUNT = True


def code(username: str, *, at=books.NOW) -> str:
    factor = SecondFactor.objects.get(user__username=username)
    return code_now(secret_of(factor.nonce), at=at)


def wrong_code(username: str) -> str:
    right = {
        code(username, at=books.NOW + timedelta(seconds=30 * n)) for n in (-1, 0, 1)
    }
    return next(f"{n:06}" for n in range(9) if f"{n:06}" not in right)


def enrolled(client: Client, who=SANDROS) -> list[str]:
    """Sign in for the first time, set the second key up, return the recovery codes."""
    client.post("/sign-in/", who)
    client.get("/sign-in/enrol/")
    page = client.post("/sign-in/enrol/", {"code": code(who["username"])})
    assert page.status_code == 200
    return page.context["codes"]


def later(settings, **by):
    settings.ARREARS_CLOCK = books.NOW + timedelta(**by)


def test_a_supervisor_sets_up_a_second_key_at_the_first_sign_in(
    client, people, journal
):
    door = client.post("/sign-in/", SANDROS | {"next": "/approvals/"})
    enrol = client.get(door.url)
    inside = client.get("/")
    done = client.post("/sign-in/enrol/", {"code": code(books.SANDRO)})

    assert door.url == "/sign-in/enrol/"
    assert "<svg" in enrol.text
    assert inside.url.startswith("/sign-in/")  # a password alone opens nothing
    assert 'href="/approvals/"' in done.text
    assert len(done.context["codes"]) == 10
    assert client.get("/approvals/").status_code == 200
    assert journal() == ["SecondFactorEnrolled", "RecoveryCodesMade", "SignedIn"]


def test_a_collector_needs_none(client, people):
    assert client.post("/sign-in/", CARLAS).url == "/"
    assert client.get("/").status_code == 200


def test_the_next_time_the_code_is_asked_for_and_opens_once(client, people, settings):
    enrolled(client)
    later(settings, minutes=2)
    now = books.NOW + timedelta(minutes=2)
    one, two = Client(), Client()
    for each in (one, two):
        assert each.post("/sign-in/", SANDROS).url == "/sign-in/code/"

    first = one.post("/sign-in/code/", {"code": code(books.SANDRO, at=now)})
    again = two.post("/sign-in/code/", {"code": code(books.SANDRO, at=now)})

    assert first.url == "/"
    assert again.status_code == 422


@pytest.mark.parametrize(("steps", "opens"), [(1, True), (2, False)])
def test_a_telephones_clock_may_be_half_a_minute_off(
    client, people, settings, steps, opens
):
    enrolled(client)
    later(settings, minutes=10)
    shown = books.NOW + timedelta(minutes=10, seconds=steps * STEP_SECONDS)
    other = Client()
    other.post("/sign-in/", SANDROS)

    page = other.post("/sign-in/code/", {"code": code(books.SANDRO, at=shown)})

    assert (page.status_code == 302) is opens


def test_a_recovery_code_opens_once(client, people):
    codes = enrolled(client)

    def tried() -> int:
        other = Client()
        other.post("/sign-in/", SANDROS)
        return other.post("/sign-in/code/", {"code": codes[0].upper()}).status_code

    assert [tried(), tried()] == [302, 422]


@pytest.mark.parametrize(("wrong", "opens"), [(4, True), (5, False)])
def test_five_wrong_codes_shut_the_account_even_to_the_right_one(
    client, people, settings, journal, wrong, opens
):
    enrolled(client)
    later(settings, minutes=2)
    other, bad = Client(), wrong_code(books.SANDRO)
    other.post("/sign-in/", SANDROS)
    for _ in range(wrong):
        other.post("/sign-in/code/", {"code": bad})

    right = code(books.SANDRO, at=books.NOW + timedelta(minutes=2))
    page = other.post("/sign-in/code/", {"code": right})

    assert (page.status_code == 302) is opens
    assert ("DoorShut" in journal()) is not opens


def test_who_waits_too_long_between_the_two_keys_begins_again(client, people, settings):
    client.post("/sign-in/", SANDROS)
    later(settings, minutes=11)

    assert client.get("/sign-in/enrol/").url == "/sign-in/"


@pytest.mark.parametrize(("minutes", "stands"), [(59, True), (60, False)])
def test_a_stay_ends_after_an_hour_of_stillness(
    client, people, settings, minutes, stands
):
    client.post("/sign-in/", CARLAS)
    later(settings, minutes=minutes)

    page = client.get("/")

    assert (page.status_code == 200) is stands
    assert Stay.objects.get().ended_as == ("" if stands else "still")
    if not stands:
        assert "登录已过期" in client.get(page.url).text


def test_a_stay_ends_after_twelve_hours_however_busy(client, people, settings):
    client.post("/sign-in/", CARLAS)
    for half in range(1, 24):
        later(settings, minutes=30 * half)
        assert client.get("/").status_code == 200
    later(settings, hours=12)

    assert client.get("/").status_code == 302
    assert Stay.objects.get().ended_as == "long"


def test_a_fourth_stay_ends_the_first(people):
    clients = [Client() for _ in range(4)]
    for each in clients:
        each.post("/sign-in/", CARLAS)

    assert [each.get("/").status_code for each in clients] == [302, 200, 200, 200]


def test_signing_out_everywhere_ends_every_stay_and_is_journalled(people, journal):
    here, there = Client(), Client()
    for each in (here, there):
        each.post("/sign-in/", CARLAS)

    here.post("/account/everywhere/")

    assert there.get("/").status_code == 302
    assert journal() == ["SignedIn", "SignedIn", "SignedOutEverywhere"]


def test_who_is_made_supervisor_in_mid_stay_has_to_show_a_second_key(client, people):
    client.post("/sign-in/", CARLAS)
    people[books.CARLA].staff.role = "supervisor"
    people[books.CARLA].staff.save()

    assert client.get("/").status_code == 302
    assert client.post("/sign-in/", CARLAS).url == "/sign-in/enrol/"


@pytest.mark.parametrize("new", ["short-one7", "123456789012", "qwertyuiop123"])
def test_a_password_that_is_easy_to_guess_is_refused(client, people, new):
    client.post("/sign-in/", CARLAS)
    told = {"old_password": books.PASSWORD, "new_password1": new, "new_password2": new}

    page = client.post("/account/password/", told)

    assert page.status_code == 422
    assert User.objects.get(username=books.CARLA).check_password(books.PASSWORD)


def test_a_new_password_ends_the_stays_elsewhere_and_keeps_this_one(people, journal):
    here, there = Client(), Client()
    for each in (here, there):
        each.post("/sign-in/", CARLAS)
    new = "a river runs home"
    told = {"old_password": books.PASSWORD, "new_password1": new, "new_password2": new}

    assert here.post("/account/password/", told).url == "/account/"
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302
    assert journal()[-1] == "PasswordChanged"


def test_wrong_passwords_are_journalled_for_our_own_accounts_only(
    client, people, journal
):
    client.post("/sign-in/", CARLAS | {"password": "wrong"})
    client.post("/sign-in/", {"username": "hunter2-typed-here", "password": "x"})

    assert journal() == ["SignInRefused"]


def test_the_account_page_shows_where_one_is_signed_in(client, people):
    client.post("/sign-in/", CARLAS)

    page = client.get("/account/")

    assert page.status_code == 200
    assert "127.0.0.1" in page.text
    assert "<svg" in page.text


def test_new_recovery_codes_take_a_code(client, people, settings):
    enrolled(client)
    later(settings, minutes=2)
    bad = client.post("/account/second-key/", {"code": wrong_code(books.SANDRO)})
    right = code(books.SANDRO, at=books.NOW + timedelta(minutes=2))
    good = client.post("/account/second-key/", {"code": right})

    assert bad.status_code == 422
    assert len(good.context["codes"]) == 10
