"""The lender's systems' way in: a payment once and no more, its own accounts only."""

import json

import pytest
from django.test import Client

from arrears.actions.make_api_key import KeyThere, NoSuchKey, end_api_key, make_api_key
from arrears.store.models import ApiKey, Debt, Lender, Payment
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WAY = "/api/v1/payments"


@pytest.fixture
def book(db, settings):
    settings.ARREARS_CLOCK = books.NOW
    return books.built("zh")


@pytest.fixture
def key(book):
    return make_api_key(lender="example", name="core", by="t", now=books.NOW)


@pytest.fixture
def ask(key):
    def asked(method, way, told=None, *, with_key=key):
        client = Client(headers={"Authorization": f"Bearer {with_key}"})
        body = json.dumps(told) if told is not None else ""
        return getattr(client, method)(way, body, content_type="application/json")

    return asked


@pytest.fixture
def told(book):
    return {
        "account": book.boris.debts.get().account_number,
        "amount_minor": 100_00,
        "currency": "CNY",
        "paid_on": "2026-11-23",
        "ref": "CORE-1",
    }


def test_a_payment_is_posted_once_however_often_it_is_told(ask, told, book):
    first, again = ask("post", WAY, told), ask("post", WAY, told)

    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.json()["already"], again.json()["already"]) == (False, True)
    assert first.json()["left_minor"] == again.json()["left_minor"]
    assert Payment.objects.filter(ref="CORE-1").count() == 1


def test_the_same_reference_with_another_sum_is_a_conflict(ask, told):
    ask("post", WAY, told)

    answer = ask("post", WAY, told | {"amount_minor": 1})

    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "RefTaken"
    assert "已经入账" in answer.json()["error"]["message"]["zh"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"account": "nobody"}, 404),
        ({"currency": "USD"}, 422),
        ({"currency": "cny"}, 422),
        ({"amount_minor": 0}, 422),
        ({"amount_minor": "100"}, 422),
        ({"amount_minor": 1.5}, 422),
        ({"paid_on": "2026-12-24"}, 422),
        ({"paid_on": "yesterday"}, 422),
        ({"ref": ""}, 422),
        ({"ref": "a\x00b"}, 422),
        ({"payer": "x" * 121}, 422),
    ],
)
def test_what_cannot_be_posted_is_refused_and_nothing_written(
    ask, told, change, status
):
    before = Payment.objects.count()

    answer = ask("post", WAY, told | change)

    assert answer.status_code == status
    assert answer.json()["error"]["message"]["zh"]
    assert Payment.objects.count() == before


def test_without_a_running_key_nothing_opens(ask, told, book):
    assert ask("post", WAY, told, with_key="arr_no").status_code == 401
    assert Client().post(WAY, told, content_type="application/json").status_code == 401
    end_api_key(lender="example", name="core", by="t", now=books.NOW)
    assert ask("post", WAY, told).status_code == 401


def test_a_key_opens_its_own_lenders_accounts_only(ask, told, book):
    other = Lender.objects.create(key="other", name="Other")
    foreign = make_api_key(lender="other", name="core", by="t", now=books.NOW)

    assert ask("post", WAY, told, with_key=foreign).status_code == 404
    account = told["account"]
    assert (
        ask("get", f"/api/v1/accounts/{account}", with_key=foreign).status_code == 404
    )
    assert not Debt.objects.filter(lender=other).exists()


def test_what_is_owed_is_told_head_by_head(ask, told):
    account = f"/api/v1/accounts/{told['account']}"
    before = ask("get", account).json()

    ask("post", WAY, told)
    after = ask("get", account).json()

    assert sum(before["heads"].values()) == before["owed_minor"]
    assert after["owed_minor"] == before["owed_minor"] - 100_00
    assert after["days_past_due"] == 23


def test_a_payment_is_taken_back_once(ask, told):
    ask("post", WAY, told)
    way = f"{WAY}/CORE-1/reversal"
    why = {"account": told["account"], "ground": "returned"}

    assert ask("post", way, why).status_code == 201
    assert ask("post", way, why).status_code == 409
    assert ask("post", f"{WAY}/nobody/reversal", why).status_code == 404
    # told again it stays taken back
    assert ask("post", WAY, told).json()["already"] is True


def test_a_key_is_shown_once_and_kept_as_its_hash(key, book):
    assert key not in str(list(ApiKey.objects.values()))
    with pytest.raises(KeyThere):
        make_api_key(lender="example", name="core", by="t", now=books.NOW)
    with pytest.raises(NoSuchKey):
        end_api_key(lender="example", name="nobody", by="t", now=books.NOW)


def test_the_api_describes_itself(book):
    told = Client().get("/api/v1/openapi.json").json()

    assert set(told["paths"]) == {
        "/api/v1/payments",
        "/api/v1/payments/{ref}/reversal",
        "/api/v1/accounts/{account}",
    }
