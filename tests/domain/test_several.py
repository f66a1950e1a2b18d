"""One payment over several debts: the debtor's word first, then the law's order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrears.domain.money.several import Claim, among

TODAY = date(2026, 11, 26)
BEFORE = TODAY - timedelta(30)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"due_on": TODAY}, {"due_on": TODAY + timedelta(1)}),
        ({"secured_minor": 0}, {"secured_minor": 1, "burden_per_year": 9}),
        ({"burden_per_year": 2}, {"burden_per_year": 1, "due_on": BEFORE}),
        ({"due_on": BEFORE}, {"due_on": BEFORE + timedelta(1)}),
    ],
)
def test_each_step_of_the_law_decides_where_those_before_are_alike(first, second):
    claims = [
        Claim("B", 100, **({"due_on": TODAY} | second)),
        Claim("A", 100, **({"due_on": TODAY} | first)),
    ]

    assert among(120, claims, on=TODAY) == {"A": 100, "B": 20, "credit": 0}


def test_the_debtors_own_choice_comes_before_the_law():
    claims = [Claim("old", 100, BEFORE), Claim("new", 100, TODAY + timedelta(9))]

    assert among(120, claims, on=TODAY, chosen=["new"])["new"] == 100


def test_what_is_all_alike_is_paid_pro_rata():
    claims = [Claim("A", 200, TODAY), Claim("B", 100, TODAY)]

    assert among(100, claims, on=TODAY) == {"A": 67, "B": 33, "credit": 0}


@given(
    payment=st.integers(0, 10**9),
    owed=st.lists(st.integers(0, 10**8), min_size=1, max_size=6),
    apart=st.booleans(),
)
def test_nothing_is_lost_between_debts(payment, owed, apart):
    claims = [
        Claim(str(n), minor, TODAY - timedelta(n * apart))
        for n, minor in enumerate(owed)
    ]

    parts = among(payment, claims, on=TODAY)

    assert sum(parts.values()) == payment
    assert all(0 <= parts[one.number] <= one.owed_minor for one in claims)
