"""A claimed payment is looked for; it is no money before it is seen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise
from arrears.domain.money.receipt import Receipt, Standing, matched
from arrears.domain.money.trace import (
    Claim,
    ClaimAhead,
    ClaimIncomplete,
    PaymentIsAnother,
    TraceIsOver,
    candidates,
    opened,
)

MONDAY = date(2026, 3, 2)


def claim(minor=50_00, on=0, account="A-1", way="手机银行转账"):
    day = MONDAY + timedelta(days=on)
    return Claim(account, Amount("CNY", minor), day, way, "转账截图")


def receipt(minor=50_00, on=0, ref="r", currency="CNY"):
    return Receipt(Amount(currency, minor), MONDAY + timedelta(days=on), ref)


@pytest.mark.covers("OBJ-04", "DAT-70")
def test_a_claimed_payment_is_looked_for_and_found():
    trace = opened(claim(), on=MONDAY)
    friday = MONDAY + timedelta(days=4)

    ended = trace.found(receipt(on=1), on=friday)

    assert trace.state(friday) == "open"
    assert ended.state(friday - timedelta(days=1)) == "open"
    assert (ended.state(friday), ended.found_ref) == ("found", "r")


def test_what_was_not_found_may_be_found_later_and_what_was_found_is_over():
    ended = opened(claim(), on=MONDAY).given_up(on=MONDAY)

    found = ended.found(receipt(), on=MONDAY)

    assert (ended.state(MONDAY), found.state(MONDAY)) == ("not_found", "found")
    with pytest.raises(TraceIsOver):
        found.given_up(on=MONDAY)


@pytest.mark.covers("OBJ-04", "DAT-70")
def test_a_claim_keeps_no_promise_and_in_vain_it_makes_it_hollow():
    promise = Promise(Amount("CNY", 50_00), datetime(2026, 3, 2, 2, tzinfo=UTC), MONDAY)
    ended = opened(claim(), on=MONDAY).given_up(on=MONDAY + timedelta(days=1))

    standing = Standing(promise, MONDAY, hollow_on=ended.ended_on)
    found = matched([standing], [], on=MONDAY + timedelta(days=1))

    assert found.promises[0].state == "hollow"
    assert found.promises[0].received == Amount("CNY", 0)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        (claim(minor=0), ClaimIncomplete),
        (claim(account=" "), ClaimIncomplete),
        (claim(way=""), ClaimIncomplete),
        (claim(on=1), ClaimAhead),
    ],
)
def test_a_claim_nobody_can_look_for_is_refused(told, refusal):
    with pytest.raises(refusal):
        opened(told, on=MONDAY)


@pytest.mark.parametrize(
    ("paid", "is_possible"),
    [
        (receipt(on=3), True),
        (receipt(on=4), False),
        (receipt(on=-3), True),
        (receipt(on=-4), False),
        (receipt(minor=49_00), True),
        (receipt(minor=48_99), False),
        (receipt(minor=51_00), True),
        (receipt(minor=51_01), False),
        (receipt(currency="USD"), False),
        (receipt(ref=""), False),
    ],
)
def test_three_days_and_the_tolerance_either_way_could_be_it(paid, is_possible):
    found = candidates(claim(), [paid], tolerance_minor=1_00)

    assert bool(found) is is_possible
    if not is_possible:
        with pytest.raises(PaymentIsAnother):
            opened(claim(), on=MONDAY).found(paid, on=MONDAY, tolerance_minor=1_00)


def test_the_likeliest_comes_first_and_one_payment_proves_one_claim():
    paid = [receipt(on=2, ref="c"), receipt(on=1, ref="b"), receipt(ref="a")]

    found = candidates(claim(), paid, taken=frozenset({"a"}))

    assert [each.ref for each in found] == ["b", "c"]


@given(integers(1, 10**6), integers(-9, 9), integers(0, 500))
def test_whatever_is_a_candidate_may_end_the_trace(minor, days, tolerance):
    paid = receipt(minor=minor, on=days)

    for each in candidates(claim(), [paid], tolerance_minor=tolerance):
        ended = opened(claim(), on=MONDAY).found(
            each, on=MONDAY, tolerance_minor=tolerance
        )
        assert ended.found_ref == paid.ref
