"""Charges: where they belong, when they are due, and who pays or gives them up."""

import pytest

from tests.domain.ledger.debts import allocation, column, event, of, paid, told

FEE = event("charge", "2024-01-10", 10_00, head="fee", due="2024-02-01", ref="c")


@pytest.mark.parametrize(
    ("own", "at"),
    [("2024-02-01", 1), ("2024-02-02", 2), ("2023-12-01", 0), ("2024-04-01", 3)],
)
def test_a_charge_belongs_to_the_first_instalment_on_or_after_its_day(own, at):
    charge = event("charge", "2024-01-01", 10_00, head="fee", due=own)

    due = column(told(charge), "fee", "due")

    assert [place for place, minor in enumerate(due) if minor] == [at]


def test_a_charge_after_the_last_makes_an_instalment_of_its_own():
    late = event("charge", "2024-04-02", 10_00, head="penalty", ref="late")

    answer = told(late, as_of="2024-04-05")

    assert len(answer["instalments"]) == 5
    own = answer["instalments"][-1]
    assert (own["due"], own["kind"]) == ("2024-04-02", "additional")
    assert (own["penalty"]["outstanding"], own["dpd"]) == (10_00, 3)


def test_a_down_payment_carries_no_charge():
    rows = [
        {"due": "2024-01-01", "kind": "down_payment", "principal": 100},
        {"due": "2024-02-01", "principal": 100},
    ]
    charge = event("charge", "2024-01-01", 5, head="fee")

    assert column(told(charge, instalments=rows), "fee", "due") == [0, 5]


@pytest.mark.parametrize(
    ("charge_due", "fee", "principal"),
    [("own_date", [10_00, 0], [0, 20_00]), ("with_instalment", [0, 0], [0, 30_00])],
)
def test_a_charge_is_due_on_its_own_day_or_with_its_instalment(
    charge_due, fee, principal
):
    rows = [
        {"due": "2024-02-01", "principal": 250_00},
        {"due": "2024-03-01", "principal": 250_00},
    ]
    charge = event("charge", "2024-01-10", 10_00, head="fee")
    terms = allocation(in_advance="last") | {"charge_due": charge_due}

    answer = told(
        charge,
        paid("2024-01-20", 30_00),
        terms=terms,
        instalments=rows,
        as_of="2024-01-20",
    )

    assert column(answer, "fee", "paid") == fee
    assert column(answer, "principal", "paid") == principal


def test_a_back_dated_charge_takes_from_the_payments_after_it_and_says_so():
    payment = paid("2024-02-05", 250_00)
    charge = event(
        "charge", "2024-01-01", 10_00, head="fee", ref="c", booked_on="2024-02-20"
    )

    answer = told(payment, charge)

    assert of(answer, "p") == {"fee": 10_00, "principal": 240_00}
    (change,) = answer["changes"]
    assert (change["ref"], change["because"]) == ("p", ["c"])
    assert change["from"]["principal"] - change["to"]["principal"] == 10_00
    assert "allocated anew" in change["why"]["en"]


def test_credit_pays_the_next_charge_at_once():
    answer = told(
        paid("2024-01-01", 1_015_00),
        event("charge", "2024-05-01", 10_00, head="fee", ref="c"),
        as_of="2024-05-01",
    )

    assert answer["totals"]["credit"] == 5_00
    assert answer["totals"]["fee"]["paid"] == 10_00
    assert of(answer, "p") == {"principal": 1_000_00, "fee": 10_00, "credit": 5_00}


def test_a_waiver_gives_up_what_is_open_of_the_charge_it_names():
    waiver = event("waiver", "2024-01-20", head="fee", due="2024-02-01")
    other = event("charge", "2024-01-12", 4_00, head="fee", due="2024-01-25", ref="d")

    answer = told(FEE, other, waiver, as_of="2024-01-20")

    fee = answer["instalments"][1]["fee"]
    assert (fee["due"], fee["waived"], fee["outstanding"]) == (14_00, 10_00, 4_00)


def test_a_waiver_takes_no_more_than_is_open():
    waiver = event("waiver", "2024-02-10", 50_00, head="fee", due="2024-02-01")

    answer = told(FEE, paid("2024-02-05", 253_00), waiver)

    fee = answer["totals"]["fee"]
    assert (fee["paid"], fee["waived"], fee["outstanding"]) == (3_00, 7_00, 0)


def test_a_charge_adjustment_is_allocated_as_money():
    answer = told(FEE, event("charge_adjustment", "2024-02-01", 260_00))

    assert of(answer, "charge_adjustment") == {"principal": 250_00, "fee": 10_00}


@pytest.mark.parametrize(
    "when",
    [
        {"on": "2024-01-01", "booked_on": "2024-02-20"},
        {"on": "2024-02-20", "due": "2024-01-01"},
    ],
)
def test_a_charge_whose_own_day_has_passed_counts_from_that_day(when):
    charge = event("charge", amount=10_00, head="fee", ref="c", **when)

    answer = told(paid("2024-02-05", 250_00), charge)

    assert of(answer, "p") == {"fee": 10_00, "principal": 240_00}


def test_a_charge_booked_ahead_of_its_day_stands_from_its_booking():
    ahead = event("charge", "2024-02-01", 9_00, head="fee", booked_on="2024-01-05")

    assert told(ahead, as_of="2024-01-04")["totals"]["fee"]["due"] == 0
    assert told(ahead, as_of="2024-01-05")["totals"]["fee"]["due"] == 9_00
