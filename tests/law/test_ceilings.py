"""Ceilings on cost and on the length of a plan: regulation.md 1.13."""

from datetime import date

import pytest

from arrears.law.ceilings import cost_ceiling, plan_may_run


def test_a_private_loan_is_capped_at_four_times_the_rate_of_its_day():
    assert cost_ceiling("private", contracted_on=date(2024, 3, 1)) == 1380
    assert cost_ceiling("private", contracted_on=date(2025, 5, 19)) == 1240
    assert cost_ceiling("private", contracted_on=date(2025, 5, 20)) == 1200


def test_a_bank_is_capped_at_twenty_four_per_cent_and_others_by_nobody_we_know():
    assert cost_ceiling("bank", contracted_on=date(2025, 11, 1)) == 2400
    assert cost_ceiling("merchant", contracted_on=date(2025, 11, 1)) is None


@pytest.mark.parametrize(("months", "may"), [(60, True), (61, False)])
def test_a_plan_on_a_card_ends_after_five_years(months, may):
    assert plan_may_run("card", months=months) is may
