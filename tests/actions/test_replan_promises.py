"""The day moves: who promised for today is reminded, and called after the hour."""

from datetime import timedelta

import pytest

from arrears.store.models import Attempt, Payment, Trace
from tests.actions.moving_day import (
    done,
    move,
    promised,
    rounds,
    rows,
    rung,
    undone,
)
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_promise_for_today_is_reminded_an_hour_before(planned, now, at_once):
    morning, case = now - timedelta(hours=5), planned.alma
    rung(case, morning)
    Attempt.objects.update(result="conversation", code="EVT-01")
    promised(case, morning, at="14:00")

    move(case.debtor_id, now=morning, at_once=at_once)

    assert (rounds()[case.number], rows()[case.number][2]) == ("promised", 780 - 94)
    assert done(case, TODAY) is False


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize("at_once", [False, True])
def test_an_hour_after_the_promised_one_she_is_called_unless_she_paid(
    planned, now, at_once
):
    case, morning = planned.alma, now - timedelta(hours=5)
    promised(case, morning - timedelta(days=1), at="14:00")
    move(case.debtor_id, now=morning, at_once=at_once)
    assert rounds()[case.number] == "promised"

    move(case.debtor_id, now=now, at_once=at_once)  # 15:00, nobody reminded her

    assert (rounds()[case.number], rows()[case.number][2]) == ("follow_up", 15 * 60)
    assert done(case, TODAY) is False
    with undone():
        rung(case, now)
        assert done(case, TODAY) is True
        assert move(case.debtor_id, now=now, at_once=at_once) == 0
    with undone():
        Trace.objects.create(
            case=case,
            amount_minor=100_00,
            currency="CNY",
            paid_on=TODAY,
            opened_at=now,
            by="carla",
        )
        move(case.debtor_id, now=now, at_once=at_once)
        assert rows()[case.number][0] == "payment_claimed"
    debt = case.debts.get()
    paid = {"amount_minor": 100_00, "paid_on": TODAY, "booked_at": now}
    Payment.objects.create(debt=debt, ref="p-kept", **paid)
    move(case.debtor_id, now=now, at_once=at_once)
    assert rows()[case.number][0] == "promise_kept"


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize("at_once", [False, True])
def test_who_was_reminded_is_on_the_list_again_after_the_hour(planned, now, at_once):
    case, eleven = planned.alma, now - timedelta(hours=4)
    promised(case, now - timedelta(days=1), at="12:00")
    move(case.debtor_id, now=eleven, at_once=at_once)
    rung(case, eleven)
    move(case.debtor_id, now=eleven, at_once=at_once)

    assert rounds()[case.number] == "follow_up"
    assert rows()[case.number][2] == 13 * 60 + 30  # an hour later people eat
    assert done(case, TODAY) is False
