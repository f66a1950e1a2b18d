"""`arrears promises` and `arrears law ceiling`, as somebody types them."""

import json

import pytest

from arrears.store.models import Promise
from tests.web import book as books


@pytest.fixture
def book(db, monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", "2026-11-26T12:00+08:00")
    return books.built("zh")


@pytest.mark.django_db
@pytest.mark.covers("KPI-18")
@pytest.mark.parametrize("by", ["collector", "debtor"])
def test_promises_are_counted_by_whose_they_are(arrears, book, by):
    Promise.objects.update(amount_minor=1_500_00)  # Cleo's, due on the 24th, unpaid

    (row,) = json.loads(arrears("promises", "--by", by, "--json").output)

    assert (row["judged"], row["broken"], row["kept_per_cent"]) == (1, 1, 0)
    assert row["name"] == (books.CARLA if by == "collector" else book.cleo.debtor.name)


@pytest.mark.django_db
def test_days_without_promises_say_so(arrears, book):
    result = arrears("--lang", "en", "promises", "--since", "2026-11-25")

    assert (result.exit_code, "No promise" in result.output) == (0, True)


@pytest.mark.covers("CALC-01")
@pytest.mark.parametrize(
    ("charge", "exit_code", "says"),
    [
        (("--rate-per-day", "0.5"), 3, "182.5%"),
        (("--charged", "92.05"), 0, "24%"),
        (("--charged", "92.06"), 3, "0.01 CNY"),
    ],
)
def test_a_charge_is_weighed_against_its_ceiling(arrears, charge, exit_code, says):
    words = ("law", "ceiling", "bank", "--contracted-on", "2025-03-01")

    result = arrears(*words, "--principal", "20,000", "--days", "7", *charge)

    assert result.exit_code == exit_code
    assert says in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("loan_shark",),
        ("bank", "--principal", "20000"),
        ("bank", "--principal", "viel", "--days", "7", "--charged", "1"),
        ("bank", "--principal", "-5", "--days", "7", "--rate-per-day", "1"),
        ("bank", "--principal", "0", "--days", "7", "--charged", "1"),
        ("bank", "--principal", "100", "--days", "0", "--charged", "1"),
    ],
)
def test_what_cannot_be_weighed_is_refused_in_a_sentence(arrears, words):
    result = arrears("law", "ceiling", *words, "--contracted-on", "2025-03-01")

    assert result.exit_code == 3
    assert result.stderr
