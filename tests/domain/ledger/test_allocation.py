"""Where money goes: horizons, directions, and what is paid in advance."""

import pytest

from tests.domain.ledger.debts import allocation, column, event, of, paid, told

FEES = [
    {"due": "2024-01-01", "principal": 100, "fee": 10},
    {"due": "2024-02-01", "principal": 100, "fee": 10},
    {"due": "2024-03-01", "principal": 100, "fee": 10},
]


def rows(answer):
    return [
        (row["principal"]["paid"], row["fee"]["paid"]) for row in answer["instalments"]
    ]


@pytest.mark.parametrize(
    ("direction", "after"),
    [
        ("horizontal", [(100, 10), (5, 10), (0, 0)]),
        ("vertical", [(100, 10), (5, 10), (0, 0)]),
    ],
)
def test_past_due_is_paid_before_what_is_not_due(direction, after):
    terms = allocation(direction=direction)

    answer = told(paid("2024-02-10", 125), terms=terms, instalments=FEES)

    assert rows(answer) == after


@pytest.mark.parametrize(
    ("direction", "after"),
    [
        ("horizontal", [(100, 10), (0, 5), (0, 0)]),
        ("vertical", [(95, 10), (0, 10), (0, 0)]),
    ],
)
def test_vertical_pays_a_head_through_before_the_next(direction, after):
    terms = allocation(direction=direction)

    answer = told(paid("2024-02-10", 115), terms=terms, instalments=FEES)

    assert rows(answer) == after


@pytest.mark.parametrize(
    ("in_advance", "after"),
    [
        ("next", [100, 100, 0]),
        ("last", [100, 0, 100]),
        ("reamortise", [100, 50, 50]),
    ],
)
def test_what_is_left_pays_in_advance_as_agreed(in_advance, after):
    plain = [{"due": row["due"], "principal": 100} for row in FEES]
    terms = allocation(in_advance=in_advance)

    answer = told(paid("2024-01-01", 200), terms=terms, instalments=plain)

    assert column(answer, "principal", "paid") == after


@pytest.mark.parametrize(
    ("amount", "after"),
    [(5, [2, 2, 1]), (4, [1, 1, 2]), (1, [0, 0, 1]), (299, [100, 100, 99])],
)
def test_an_even_split_rounds_half_to_even_with_the_rest_on_the_last(amount, after):
    plain = [{"due": row["due"], "principal": 100} for row in FEES]
    terms = allocation(in_advance="reamortise")

    answer = told(paid("2023-12-01", amount), terms=terms, instalments=plain)

    assert column(answer, "principal", "paid") == after


def test_what_a_small_instalment_cannot_take_is_split_again():
    uneven = [
        {"due": due, "principal": principal}
        for due, principal in [
            ("2024-01-01", 10),
            ("2024-02-01", 100),
            ("2024-03-01", 100),
        ]
    ]
    terms = allocation(in_advance="reamortise")

    answer = told(paid("2023-12-01", 90), terms=terms, instalments=uneven)

    assert column(answer, "principal", "paid") == [10, 40, 40]


def test_heads_may_have_another_order_in_advance():
    terms = allocation(order_in_advance=["principal", "fee"])

    answer = told(
        paid("2024-01-01", 110 + 60), terms=terms, instalments=FEES, as_of="2024-01-01"
    )

    assert rows(answer) == [(100, 10), (60, 0), (0, 0)]


def test_a_type_may_go_its_own_way():
    terms = allocation(by_type={"goodwill_credit": {"in_advance": "last"}})

    answer = told(
        event("goodwill_credit", "2024-01-02", 300_00),
        event("merchant_refund", "2024-01-02", 100_00),
        terms=terms,
        as_of="2024-01-31",
    )

    assert column(answer, "principal", "paid") == [250_00, 100_00, 0, 50_00]


def test_money_that_may_not_go_in_advance_waits_in_credit_for_the_due_day():
    terms = allocation(horizon=["past_due", "due"])
    payment = paid("2024-01-01", 300_00)

    before = told(payment, terms=terms, as_of="2024-01-31")
    after = told(payment, terms=terms, as_of="2024-02-01")

    assert (before["totals"]["credit"], of(before, "p")["credit"]) == (50_00, 50_00)
    assert after["totals"]["credit"] == 0
    assert column(after, "principal", "paid") == [250_00, 50_00, 0, 0]
    assert after["instalments"][1]["in_advance"] == 0


def test_early_and_late_money_and_the_day_it_was_met_stand_on_the_instalment():
    answer = told(
        paid("2024-01-01", 250_00, "due"),
        paid("2024-01-20", 100_00, "early"),
        paid("2024-02-05", 150_00, "late"),
    )

    first, second = answer["instalments"][:2]
    assert (first["in_advance"], first["late"]) == (0, 0)
    assert first["met_on"] == "2024-01-01"
    assert (second["in_advance"], second["late"]) == (100_00, 150_00)
    assert second["met_on"] == "2024-02-05"


def test_each_event_says_what_it_paid_and_the_principal_left():
    answer = told(paid("2024-01-01", 260_00), paid("2024-02-01", 240_00, "q"))

    left = [one["principal_outstanding"] for one in answer["events"]]
    assert left == [740_00, 500_00]
    assert of(answer, "q") == {"principal": 240_00}
