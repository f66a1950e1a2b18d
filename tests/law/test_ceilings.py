"""Ceilings on cost and on the length of a plan: regulation.md 1.8, 1.9, 1.13."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from arrears.domain.money.amount import Amount, CurrencyMismatch
from arrears.law.ceilings.all_in import Flow, NoRate, all_in_rate
from arrears.law.ceilings.ceiling import (
    LENDERS,
    NoRateYet,
    UnknownLenderType,
    ceiling,
    percent,
)
from arrears.law.ceilings.excess import (
    NothingLent,
    most,
    off_sheet,
    per_year,
    weigh,
)
from arrears.law.ceilings.terms import plan_may_run

LENT = date(2025, 11, 1)
TWENTY_THOUSAND = Amount("CNY", 20_000_00)


@pytest.mark.parametrize(
    ("lender", "day", "yearly"),
    [
        ("private", date(2024, 3, 1), 1380),
        ("private", date(2025, 5, 19), 1240),
        ("private", date(2025, 5, 20), 1200),
        ("bank", LENT, 2400),
        ("consumer_finance", LENT, 2400),
        ("micro_lender", date(2027, 12, 31), 2400),
        ("micro_lender", date(2028, 1, 1), 1200),
        ("other_licensed", LENT, None),
        ("merchant", LENT, None),
    ],
)
def test_the_ceiling_goes_by_the_lender_and_the_day_of_the_contract(
    lender, day, yearly
):
    assert ceiling(lender, contracted_on=day).yearly == yearly


def test_every_ceiling_names_its_row_its_source_and_its_mark():
    for lender in LENDERS:
        told = ceiling(lender, contracted_on=LENT)

        assert told.row.startswith("CN-R")
        assert told.cite
        assert told.mark[0] in "PSM"
        assert told.why.zh != told.why.en


def test_an_unknown_lender_and_a_day_before_all_rates_are_refused_by_name():
    with pytest.raises(UnknownLenderType, match="loan_shark"):
        ceiling("loan_shark", contracted_on=LENT)
    with pytest.raises(NoRateYet, match="2019-08-19"):
        ceiling("private", contracted_on=date(2019, 8, 19))


@pytest.mark.covers("CALC-01")
def test_half_a_per_cent_a_day_of_the_remaining_total_is_flagged_with_the_lawful_sum():
    charged = TWENTY_THOUSAND.share(Decimal("0.005") * 7)

    told = weigh(
        charged,
        principal=TWENTY_THOUSAND,
        days=7,
        ceiling=ceiling("bank", contracted_on=LENT),
    )

    assert charged == Amount("CNY", 700_00)
    assert percent(told.yearly) == percent(per_year(Decimal("0.005"))) == "182.5%"
    assert told.lawful == Amount("CNY", 92_05)
    assert told.excess == Amount("CNY", 607_95)


def test_what_lies_on_the_ceiling_is_lawful_and_one_fen_more_is_not():
    line = most(TWENTY_THOUSAND, days=365, yearly=2400)
    bank = ceiling("bank", contracted_on=LENT)
    judged = {"principal": TWENTY_THOUSAND, "days": 365, "ceiling": bank}

    assert line == Amount("CNY", 4_800_00)
    assert weigh(line, **judged).is_too_much is False
    assert weigh(line + Amount("CNY", 1), **judged).is_too_much is True


def test_where_no_ceiling_is_known_nothing_is_called_lawful():
    merchant = ceiling("merchant", contracted_on=LENT)

    told = weigh(Amount("CNY", 1), principal=TWENTY_THOUSAND, days=1, ceiling=merchant)

    assert (told.lawful, told.excess, told.is_too_much) == (None, None, None)


@pytest.mark.parametrize(("principal", "days"), [(0, 7), (-1, 7), (100, 0)])
def test_no_principal_and_no_day_carry_no_cost(principal, days):
    with pytest.raises(NothingLent):
        weigh(
            Amount("CNY", 1),
            principal=Amount("CNY", principal),
            days=days,
            ceiling=ceiling("bank", contracted_on=LENT),
        )


@given(
    charged=integers(0, 10**12), principal=integers(1, 10**12), days=integers(1, 4000)
)
def test_the_lawful_part_and_the_excess_are_the_charge(charged, principal, days):
    told = weigh(
        Amount("CNY", charged),
        principal=Amount("CNY", principal),
        days=days,
        ceiling=ceiling("private", contracted_on=LENT),
    )

    assert told.lawful + told.excess == told.charged
    assert told.lawful.minor * 10_000 * 365 <= principal * 1200 * days


def flows(*told):
    return [Flow(LENT + timedelta(days=n), Amount("CNY", minor)) for n, minor in told]


def test_the_all_in_rate_counts_the_fee_that_was_kept_back():
    plain = all_in_rate(flows((0, 10_000_00), (365, -12_000_00)))
    with_fee = all_in_rate(flows((0, 9_000_00), (365, -12_000_00)))

    assert (plain, with_fee) == (2000, 3333)


def test_flows_without_a_rate_are_refused_by_name():
    with pytest.raises(NoRate):
        all_in_rate(flows((0, 100), (30, 100)))
    with pytest.raises(NoRate):
        all_in_rate([])
    with pytest.raises(CurrencyMismatch):
        all_in_rate([*flows((0, 100)), Flow(LENT, Amount("USD", -100))])


@pytest.mark.parametrize(
    ("day", "lender", "missing"),
    [
        (date(2026, 7, 31), "bank", ()),
        (date(2026, 8, 1), "bank", ("visit_fee",)),
        (date(2026, 8, 1), "merchant", ()),
    ],
)
def test_from_august_2026_a_charge_stands_on_the_cost_sheet_or_is_not_asked_for(
    day, lender, missing
):
    charges, sheet = ["interest", "visit_fee"], ["interest", "penalty"]

    assert (
        off_sheet(charges, sheet=sheet, lender_type=lender, contracted_on=day)
        == missing
    )


@pytest.mark.parametrize(("months", "may"), [(60, True), (61, False)])
def test_a_plan_on_a_card_ends_after_five_years(months, may):
    assert plan_may_run("card", months=months) is may
    assert plan_may_run("consumer_loan", months=61)
