"""Whose a payment is: certain only by number and one thing more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from arrears.domain.money.amount import Amount
from arrears.intake.payments import Account, Accounts, PaymentLine

MARCH = date(2026, 3, 2)


def cny(minor):
    return Amount("CNY", minor)


ALMA = Account("A-1042", "艾玛丽", (cny(100_00), cny(20_00)), frozenset({"KH77"}))
BORIS = Account("B-2001", "Boris Ivanov", (cny(300_00),))
CLEO = Account("C-3001", "柯丽", (cny(100_00),), frozenset({"KH88"}))
CLEOS_OTHER = Account("C-3002", "柯丽", (cny(55_00),), frozenset({"KH88"}))
DESK = Accounts([ALMA, BORIS, CLEO, CLEOS_OTHER])


def matched(account="", minor=100_00, payer="", memo="", currency="CNY"):
    amount = Amount(currency, minor)
    return DESK.match(PaymentLine(1, "T1", MARCH, MARCH, amount, account, payer, memo))


@pytest.mark.parametrize(
    ("told", "account", "points"),
    [
        ({"account": "A-1042"}, "A-1042", 75),
        ({"account": "a 1042", "payer": "艾玛丽"}, "A-1042", 100),
        ({"account": "A-1042", "minor": 1, "payer": "艾玛丽"}, "A-1042", 75),
        ({"account": "A-1042", "minor": 1, "payer": "艾*丽"}, "A-1042", 60),
        ({"account": "A-1042", "minor": 999_99, "payer": "艾玛丽"}, "A-1042", 75),
        ({"memo": "还款 A-1042 谢谢"}, "A-1042", 75),
        ({"memo": "客户KH77"}, "A-1042", 75),
        ({"memo": "KH88", "minor": 55_00, "payer": "柯丽"}, "C-3002", 100),
        ({"account": "B-2001", "minor": 1, "payer": "Ivanov, Boris"}, "B-2001", 75),
        ({"account": "B-2001", "minor": 1, "payer": "BORIS IVANOF"}, "B-2001", 60),
    ],
)
def test_a_number_and_one_thing_more_is_a_match(told, account, points):
    found = matched(**told)

    assert (found.state, found.account, found.points) == ("matched", account, points)
    assert found.reason == "number_and_more"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"account": "A-1042", "minor": 1}, "number_alone"),
        ({"account": "A-1042", "minor": 1, "payer": "王五"}, "number_alone"),
        ({"account": "A-1042", "memo": "B-2001"}, "several"),
        ({"memo": "KH88", "minor": 1, "payer": "柯丽"}, "several"),
        ({"payer": "艾玛丽", "minor": 1}, "no_number"),
        ({"payer": "艾玛莉", "minor": 1}, "no_number"),
        ({"minor": 300_00}, "no_number"),
        (
            {"account": "A-1042", "currency": "USD", "payer": "艾玛丽"},
            "currency_differs",
        ),
    ],
)
def test_what_is_less_than_certain_waits_for_a_person(told, reason):
    found = matched(**told)

    assert (found.state, found.reason, found.account) == ("partial", reason, "")
    assert found.reason.words.zh


@pytest.mark.parametrize("payer", ["", "王五", "艾玛", "柯莉"])
def test_what_agrees_with_nothing_is_unmatched(payer):
    found = matched(account="Z-1", minor=7, payer=payer)

    assert (found.state, found.reason, found.points) == ("unmatched", "nobody", 0)


def test_a_name_of_many_accounts_lists_them_all():
    found = matched(minor=55_00, payer="柯丽")

    assert [(each.number, each.points) for each in found.candidates] == [
        ("C-3002", 50),
        ("C-3001", 25),
    ]


@given(
    sampled_from(["", "A-1042", "B-2001", "KH88", "?"]),
    integers(1, 400_00),
    sampled_from(["", "柯丽", "艾玛丽", "Boris Ivanov"]),
    sampled_from(["", "A-1042", "KH88 C-3001"]),
)
def test_nothing_is_posted_without_its_number_being_told(account, minor, payer, memo):
    found = matched(account, minor, payer, memo)

    assert 0 <= found.points <= 100
    if found.state == "matched":
        known = {"A-1042": {"A-1042", "KH77"}, "B-2001": {"B-2001"}}
        numbers = known.get(found.account, {found.account, "KH88"})
        assert numbers & {account, *memo.split()}
