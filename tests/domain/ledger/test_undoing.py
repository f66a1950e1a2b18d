"""What is undone: reversals, chargebacks, refunds of credit, write-offs."""

import pytest

from tests.domain.ledger.debts import column, event, of, paid, refused, told

REVERSAL = event("reversal", "2024-01-01", reverses="p", booked_on="2024-03-05")


def test_a_reversal_takes_the_payment_away_as_if_it_had_never_been():
    first, second = paid("2024-01-01", 250_00), paid("2024-02-10", 250_00, "q")

    answer = told(first, second, REVERSAL)
    without = told(second)

    for key in ("instalments", "totals", "overdue_since", "dpd", "bucket_history"):
        assert answer[key] == without[key]
    assert of(answer, "p") == {}
    assert {one["ref"] for one in answer["changes"]} == {"p", "q"}


@pytest.mark.covers("CALC-07")
def test_what_was_believed_before_the_reversal_was_booked_can_still_be_asked():
    events = [paid("2024-01-01", 250_00), paid("2024-02-01", 250_00, "q"), REVERSAL]

    assert told(*events, as_known_on="2024-03-04")["dpd"] == 9
    assert told(*events, as_known_on="2024-03-05")["dpd"] == 38


def test_a_chargeback_falls_due_with_the_next_instalment():
    back = event("chargeback", "2024-02-01", 250_00, reverses="p")

    answer = told(paid("2024-01-01", 250_00), back)

    assert column(answer, "principal", "due") == [250_00, 250_00, 500_00, 250_00]
    assert answer["events"][1]["principal_outstanding"] == 1_000_00


def test_a_chargeback_takes_the_heads_by_its_own_order_up_to_what_was_paid():
    rows = [
        {"due": "2024-01-01", "principal": 100, "interest": 20, "fee": 5},
        {"due": "2024-02-01", "principal": 100},
    ]
    terms = {"chargeback": {"to": "next_instalment", "order": ["fee", "interest"]}}
    back = event("chargeback", "2024-01-10", 40, reverses="p")

    answer = told(paid("2024-01-01", 125), back, terms=terms, instalments=rows)

    assert of(answer, "chargeback") == {"fee": 5, "interest": 20, "principal": 15}


def test_a_chargeback_uses_credit_up_first():
    back = event("chargeback", "2024-03-15", 50_00)

    answer = told(paid("2024-01-01", 1_030_00), back, as_of="2024-03-15")

    assert of(answer, "chargeback") == {"credit": 30_00, "principal": 20_00}
    assert answer["totals"]["credit"] == 0
    assert column(answer, "principal", "due")[-1] == 270_00


@pytest.mark.parametrize(("on", "rows"), [("2024-04-01", 4), ("2024-04-02", 5)])
def test_a_chargeback_after_the_last_day_has_an_instalment_of_its_own(on, rows):
    answer = told(
        paid("2024-01-01", 1_000_00), event("chargeback", on, 10_00), as_of="2024-05-01"
    )

    assert len(answer["instalments"]) == rows
    assert answer["instalments"][-1]["principal"]["outstanding"] == 10_00


def test_credit_is_paid_out_and_what_was_not_in_credit_falls_due_again():
    out = event("credit_refund", "2024-01-02", 30_00)
    covered = told(paid("2024-01-01", 1_030_00), out)
    short = told(paid("2024-01-01", 1_020_00), out)

    assert (covered["totals"]["credit"], covered["totals"]["outstanding"]) == (0, 0)
    assert short["totals"]["outstanding"] == 10_00


def test_a_write_off_gives_up_all_that_is_open_and_can_be_undone():
    off = event("write_off", "2024-03-05", ref="w")
    undo = event("reversal", "2024-03-05", reverses="w", booked_on="2024-03-08")

    assert told(off)["totals"]["principal"]["written_off"] == 1_000_00
    assert (told(off)["dpd"], told(off)["bucket"]) == (0, None)
    assert told(off, undo)["totals"] == told()["totals"]


def test_money_after_a_write_off_is_a_recovery_and_not_a_credit():
    answer = told(event("write_off", "2024-03-05"), paid("2024-03-06", 300_00))

    principal = answer["totals"]["principal"]
    assert (principal["paid"], principal["written_off"]) == (300_00, 700_00)
    assert answer["totals"]["credit"] == 0


def test_money_above_the_debt_is_credit_and_never_lost():
    answer = told(paid("2024-01-01", 1_000_01))

    assert answer["totals"]["credit"] == 1
    assert of(answer, "p") == {"principal": 1_000_00, "credit": 1}


def test_the_same_event_told_twice_counts_once():
    twice = told(paid("2024-01-01", 10_00), paid("2024-01-01", 10_00))

    assert twice["totals"] == told(paid("2024-01-01", 10_00))["totals"]
    assert refused(paid("2024-01-01", 10_00), paid("2024-01-01", 9_99)) == "RefTwice"
