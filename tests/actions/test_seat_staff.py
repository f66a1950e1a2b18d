"""Accounts: a first password good once, one administrator left, a lender's scope."""

import pytest
from django.test import Client

from arrears.actions.seat_staff import (
    LastAdministrator,
    ScopeUnfit,
    Seat,
    change_staff,
    close_account,
    seat_staff,
)
from arrears.store.models import Lender, Staff
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NOW = books.NOW


def seated(username: str, role: str, **told: str) -> str:
    seat = Seat(role, username, f"N-{username}", **told)
    return seat_staff(username=username, seat=seat, by="operator", now=NOW)


def test_the_last_administrator_is_neither_closed_nor_moved():
    seated("ada", "administrator")
    with pytest.raises(LastAdministrator):
        close_account(username="ada", ground="x", by="operator", now=NOW)
    seat = Seat("collector", "ada", "N-ada")
    with pytest.raises(LastAdministrator):
        change_staff(username="ada", seat=seat, by="operator", now=NOW)


def test_one_of_two_administrators_may_go_and_the_other_stays():
    seated("ada", "administrator")
    seated("bea", "administrator")
    close_account(username="ada", ground="x", by="bea", now=NOW)

    with pytest.raises(LastAdministrator):
        close_account(username="bea", ground="x", by="ada", now=NOW)


def test_a_first_password_opens_the_account_page_until_it_is_changed():
    password = seated("nina", "collector")
    client = Client()
    client.post("/sign-in/", {"username": "nina", "password": password})
    led = client.get("/").url
    own = "the-sea-is-wide-9"
    told = {"old_password": password, "new_password1": own, "new_password2": own}
    client.post("/account/password/", told)

    assert led == "/account/"
    assert client.get("/").status_code == 200
    assert not Staff.objects.get().password_is_first


def test_a_lenders_person_has_one_lender_and_the_houses_people_none():
    Lender.objects.create(key="example", name="示例消费金融")
    seated("lea", "lender", lender="example")

    assert Staff.objects.get().lender.key == "example"
    with pytest.raises(ScopeUnfit):
        seated("leo", "lender")
    with pytest.raises(ScopeUnfit):
        seated("carl", "collector", lender="example")
