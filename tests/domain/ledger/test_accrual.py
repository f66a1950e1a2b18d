"""Penalty interest by day, on each basis, to the minor unit."""

import pytest

from tests.domain.ledger.debts import event, paid, told

BOOK = [{"due": "2026-01-01", "principal": 20_000_00}]


def penalty(*events, as_of, instalments=BOOK, **accrual):
    answer = told(
        *events, as_of=as_of, instalments=instalments, terms={"accrual": accrual}
    )
    return answer["totals"]["penalty"]["due"]


@pytest.mark.covers("CALC-01")
@pytest.mark.parametrize(
    ("as_of", "minor"),
    [
        ("2026-01-01", 0),
        ("2026-01-02", 100_00),
        ("2026-01-08", 700_00),
        ("2026-01-31", 3_000_00),
    ],
)
def test_half_a_percent_a_day_of_the_remaining_total_as_the_source_states(as_of, minor):
    assert penalty(as_of=as_of, basis="remaining_total", rate_per_day="0.005") == minor


TWO = [
    {"due": "2026-01-01", "principal": 100_00, "interest": 10_00},
    {"due": "2026-01-11", "principal": 100_00, "interest": 10_00},
    {"due": "2026-06-01", "principal": 100_00, "interest": 10_00},
]


@pytest.mark.covers("CALC-01")
@pytest.mark.parametrize(
    ("basis", "minor"),
    [
        ("overdue_principal", 20_00 + 10_00),
        ("overdue_total", 22_00 + 11_00),
        ("remaining_principal", 60_00),
        ("remaining_total", 66_00),
    ],
)
def test_the_basis_is_what_is_overdue_or_all_that_remains(basis, minor):
    found = penalty(as_of="2026-01-21", instalments=TWO, basis=basis, rate_per_day=0.01)

    assert found == minor


def test_a_payment_lowers_what_accrues_after_it_and_not_before():
    found = penalty(
        paid("2026-01-11", 11_000_00),
        as_of="2026-01-21",
        basis="overdue_principal",
        rate_per_day=0.005,
    )

    assert found == 1_000_00 + 500_00


@pytest.mark.parametrize(
    ("day_count", "as_of", "minor"),
    [
        ("act/365", "2027-01-01", 3_650_00),
        ("act/360", "2026-12-27", 3_650_00),
        ("act/act", "2027-01-01", 3_650_00),
    ],
)
def test_a_year_is_as_long_as_its_day_count_says(day_count, as_of, minor):
    found = penalty(
        as_of=as_of,
        basis="overdue_principal",
        rate_per_year="0.1825",
        day_count=day_count,
    )

    assert found == minor


def test_a_leap_year_has_its_own_length():
    leap = [{"due": "2023-12-31", "principal": 366_00}]

    found = penalty(
        as_of="2024-01-31",
        instalments=leap,
        basis="overdue_principal",
        rate_per_year=1,
        day_count="act/act",
    )

    assert found == 31_00


def test_compound_interest_bears_interest():
    found = penalty(
        as_of="2026-01-03", basis="overdue_total", rate_per_day="0.01", compound=True
    )

    assert found == 200_00 + 202_00


@pytest.mark.parametrize(
    ("over", "minor"),
    [
        ({"grace_days": 3}, 400_00),
        ({"from": "2026-01-05"}, 400_00),
        ({"from": "2025-01-05"}, 700_00),
    ],
)
def test_accrual_begins_after_grace_and_from_its_day(over, minor):
    terms = {"basis": "remaining_total", "rate_per_day": 0.005} | over

    assert penalty(as_of="2026-01-08", **terms) == minor


def test_a_rate_changes_on_its_day():
    rates = [
        {"from": "2025-01-01", "rate_per_day": "0.005"},
        {"from": "2026-01-05", "rate_per_day": "0.001"},
    ]

    found = penalty(as_of="2026-01-08", basis="overdue_principal", rates=rates)

    assert found == 3 * 100_00 + 4 * 20_00


@pytest.mark.parametrize("day", range(2, 30))
def test_later_is_never_cheaper(day):
    asked = {"basis": "overdue_total", "rate_per_year": "0.153", "instalments": TWO}

    today = penalty(as_of=f"2026-01-{day:02}", **asked)

    assert penalty(as_of=f"2026-01-{day + 1:02}", **asked) >= today


def test_what_accrued_before_a_payment_is_paid_first():
    answer = told(
        paid("2026-01-11", 1_500_00),
        event("waiver", "2026-01-11", head="penalty"),
        as_of="2026-01-11",
        instalments=BOOK,
        terms={"accrual": {"basis": "remaining_total", "rate_per_day": 0.005}},
    )

    assert answer["totals"]["penalty"]["paid"] == 1_000_00
    assert answer["totals"]["principal"]["paid"] == 500_00
