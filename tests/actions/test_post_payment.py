"""Posting money: once and no more, to the right debt, and taken back without a trace lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from arrears.actions.find_payment import end_trace, open_trace
from arrears.actions.post_payment import Incoming, PaymentRefused, post_payment
from arrears.actions.reverse_payment import ReversalRefused, reverse_payment
from arrears.domain.money.amount import Amount
from arrears.domain.money.trace import Claim, TraceRefused
from arrears.store import promises, sums
from arrears.store.models import Adjustment, Payment, Trace

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = date(2026, 11, 24)


def told(case, minor: int, *, on: date = TODAY, ref: str = "T-1", payer: str = ""):
    account = case.debts.get().account_number
    return Incoming("example", account, Amount("CNY", minor), on, ref, payer)


def owed(case) -> int:
    return sums.total(sums.debt_sums(case)).minor


def test_a_payment_lowers_the_debt_once_however_often_it_is_told(book, now, journal):
    before = owed(book.boris)

    first = post_payment(told(book.boris, 100_00), by="bank", now=now)
    again = post_payment(told(book.boris, 100_00), by="bank", now=now)

    assert owed(book.boris) == before - 100_00 == first.left.minor
    assert (first.payment, again.already) == (again.payment, True)
    assert journal() == ["PaymentPosted"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"account": "nobody"}, "没有账号为 nobody"),
        ({"lender": "nobody"}, "没有账号为"),
        ({"amount": Amount("CNY", 0)}, "大于零"),
        ({"amount": Amount("USD", 5)}, "币种"),
        ({"paid_on": TODAY + timedelta(days=2)}, "还没有到"),
        ({"ref": " "}, "流水号"),
    ],
)
def test_what_cannot_be_posted_is_refused_by_name(book, now, journal, change, says):
    with pytest.raises(PaymentRefused) as refused:
        post_payment(replace(told(book.boris, 1_00), **change), by="bank", now=now)

    assert says in refused.value.sentence.zh
    assert journal() == []


def test_a_reference_that_stands_for_another_sum_is_refused(book, now):
    post_payment(told(book.boris, 100_00), by="bank", now=now)

    with pytest.raises(PaymentRefused, match="T-1"):
        post_payment(told(book.boris, 101_00), by="bank", now=now)


def test_more_than_is_owed_becomes_credit_and_is_not_lost(book, now):
    before = owed(book.boris)

    left = post_payment(told(book.boris, before + 7), by="bank", now=now).left

    assert left.minor == -7


@pytest.mark.covers("OBJ-04")
def test_who_paid_is_told_by_the_name(book, now):
    own = post_payment(
        told(book.boris, 100_00, payer=book.boris.debtor.name), by="b", now=now
    )
    hers = post_payment(
        told(book.boris, 100_00, ref="T-2", payer="王大明"), by="b", now=now
    )

    rows = Payment.objects.in_bulk([own.payment, hers.payment])
    assert [rows[own.payment].paid_by, rows[hers.payment].paid_by] == [
        "debtor",
        "third_party",
    ]


def test_a_reversal_restores_what_was_owed_and_is_done_once(book, now, journal):
    before = owed(book.boris)
    paid = post_payment(told(book.boris, 100_00), by="bank", now=now)
    number = book.boris.number

    reverse_payment(
        number=number, payment=paid.payment, ground="银行退回", by="sandro", now=now
    )

    assert owed(book.boris) == before
    with pytest.raises(ReversalRefused, match="cannot be reversed again"):
        reverse_payment(
            number=number, payment=paid.payment, ground="x", by="sandro", now=now
        )
    assert journal() == ["PaymentPosted", "PaymentReversed"]


def test_a_payment_of_before_the_statement_that_bounces_is_owed_again(book, now):
    before = owed(book.boris)
    paid = post_payment(
        told(book.boris, 100_00, on=date(2026, 11, 19)), by="bank", now=now
    )
    assert owed(book.boris) == before  # the lender's statement has it already

    reverse_payment(
        number=book.boris.number, payment=paid.payment, ground="退回", by="s", now=now
    )

    assert owed(book.boris) == before + 100_00


@pytest.mark.covers("CALC-08")
def test_a_promise_kept_by_money_that_bounced_is_not_kept(book, now):
    promise = book.cleo.promises.get()
    paid = post_payment(told(book.cleo, 1_500_00), by="bank", now=now)
    assert promises.promise_state(promise, on=TODAY) == "kept"

    reverse_payment(
        number=book.cleo.number, payment=paid.payment, ground="退回", by="s", now=now
    )

    assert promises.promise_state(promise, on=TODAY) == "open"
    assert promises.promise_state(promise, on=TODAY + timedelta(days=1)) == "broken"


@pytest.mark.parametrize(("minor", "ground"), [(100_00, " "), (0, "x")])
def test_a_reversal_needs_its_ground_and_its_payment(book, now, minor, ground):
    paid = post_payment(told(book.boris, 100_00), by="bank", now=now)

    with pytest.raises(ReversalRefused):
        reverse_payment(
            number=book.boris.number,
            payment=paid.payment if minor else 0,
            ground=ground,
            by="s",
            now=now,
        )

    assert not Adjustment.objects.exists()


def claim(minor: int, *, on: date = TODAY, way: str = "手机银行") -> Claim:
    return Claim("尾号 3318", Amount("CNY", minor), on, way, "截图")


@pytest.mark.covers("OBJ-04")
def test_a_claimed_payment_counts_for_nothing_until_it_is_seen(book, now, journal):
    before = owed(book.cleo)
    open_trace(number=book.cleo.number, claim=claim(1_500_00), by="carla", now=now)
    assert owed(book.cleo) == before

    post_payment(told(book.cleo, 1_500_00), by="bank", now=now)

    trace = Trace.objects.get()
    assert trace.payment is not None
    assert trace.promise == book.cleo.promises.get()
    assert journal() == ["TraceOpened", "PaymentPosted", "TraceEnded"]


def test_a_payment_that_came_before_the_claim_ends_it_at_once(book, now):
    post_payment(told(book.cleo, 1_500_00), by="bank", now=now)

    open_trace(number=book.cleo.number, claim=claim(1_500_00), by="carla", now=now)

    assert Trace.objects.get().payment is not None


def test_a_promise_whose_claimed_payment_was_not_found_is_hollow(book, now):
    row = open_trace(number=book.cleo.number, claim=claim(9_00), by="carla", now=now)
    later = now + timedelta(days=1)

    end_trace(number=book.cleo.number, trace=row.pk, by="sandro", now=later)

    promise = book.cleo.promises.get()
    assert promises.promise_state(promise, on=later.date()) == "hollow"
    with pytest.raises(TraceRefused, match="over already"):
        end_trace(number=book.cleo.number, trace=row.pk, by="sandro", now=later)


@pytest.mark.parametrize(
    "wrong",
    [claim(0), claim(5_00, way=" "), claim(5_00, on=TODAY + timedelta(days=1))],
)
def test_a_claim_that_nobody_could_look_for_is_refused(book, now, wrong):
    with pytest.raises(TraceRefused):
        open_trace(number=book.cleo.number, claim=wrong, by="carla", now=now)

    assert not Trace.objects.exists()


def test_money_ends_the_trace_that_is_still_open_before_one_given_up(book, now):
    given_up = open_trace(
        number=book.cleo.number, claim=claim(1_500_00), by="carla", now=now
    )
    end_trace(number=book.cleo.number, trace=given_up.pk, by="sandro", now=now)
    still = open_trace(
        number=book.cleo.number, claim=claim(1_500_00), by="carla", now=now
    )

    post_payment(told(book.cleo, 1_500_00), by="bank", now=now)

    given_up.refresh_from_db()
    still.refresh_from_db()
    assert (given_up.payment, still.payment is not None) == (None, True)
