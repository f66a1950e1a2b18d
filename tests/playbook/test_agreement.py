"""A plan is written down with all six items, and its figures are the plan's."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, integers, sampled_from

from arrears.domain.case.product import Product
from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import owed
from arrears.domain.money.plan import equal
from arrears.playbook.offers.agreement import (
    AgreementTerms,
    CardPlanTooLong,
    GraceNegative,
    PlanDoesNotSum,
    plan_summary,
)

FIRST = date(2026, 12, 10)
OWED = owed("CNY", principal=11_000_00, interest=600_00, penalty=400_00)
TERMS = AgreementTerms(
    lender="示例银行",
    account="A-1042",
    product=Product.CARD,
    agreed_on=date(2026, 11, 26),
    charges_go_on=False,
    grace_days=3,
    waives={},
)


def yuan(sum_):
    return Amount("CNY", sum_ * 100)


def summary(months=12, cost=None, debt=OWED, plan_of=None, **more):
    plan = equal(plan_of or debt.total, months=months, first_on=FIRST, cost=cost)
    return plan_summary(debt, plan, replace(TERMS, **more))


def figures(text):
    return re.findall(r"\d[\d,.-]*\d|\d", text)


def test_the_six_items_stand_in_the_order_of_article_70():
    titles = [item.title.en for item in summary().items]

    assert titles == [
        "Balance, its parts and its currency",
        "Term, days and instalments",
        "Interest and fees while the plan runs",
        "No new credit card until it is paid",
        "Rights, duties and liability of both sides",
        "Other matters",
    ]
    assert all(item.lines for item in summary().items)


def test_it_says_in_both_languages_the_total_the_cost_and_the_last_day():
    found = summary(cost=yuan(120))
    zh, en = found.text("zh-hans"), found.text("en")

    assert (found.total, found.cost, found.last_on) == (
        yuan(12_120),
        yuan(120),
        date(2027, 11, 10),
    )
    assert "一共要还 12,120.00 CNY，其中分期费用 120.00 CNY" in zh
    assert "The last instalment is on 2027-11-10." in en
    assert "第 12 期 2027-11-10：1,010.00 CNY" in zh


@pytest.mark.parametrize(
    ("days", "said"), [(0, "没有宽限期"), (1, "到期后 1 天内补足")]
)
def test_it_says_what_a_missed_instalment_does(days, said):
    missed = [line.zh for line in summary(grace_days=days).missed.lines]

    assert said in missed[0]
    assert "已还的钱全部计入" in missed[1]
    assert "请在到期前告诉我们" in missed[-1]


def test_charges_that_go_on_are_said_not_to_be_in_the_total():
    assert "不在下列合计之内" in summary(charges_go_on=True).text("zh")
    assert "不再计收利息" in summary(charges_go_on=False).text("zh")


def test_only_a_cardholder_promises_to_apply_for_no_card():
    loan = summary(product=Product.INSTALMENT_LOAN)

    assert "不向任何银行申领信用卡" in summary().items[3].lines[0].zh
    assert "无须作此承诺" in loan.items[3].lines[0].zh


def test_what_is_forgiven_is_named_and_lost_when_the_plan_ends():
    found = summary(waives={"penalty": yuan(400)}, plan_of=yuan(11_600))

    assert "按约还清后减免罚息 400.00 CNY" in found.text("zh")
    assert "not forgiven" in found.text("en")


def test_a_card_plan_runs_sixty_months_and_not_one_more():
    assert summary(months=60).last_on == date(2031, 11, 10)
    with pytest.raises(CardPlanTooLong):
        summary(months=61)
    assert summary(months=61, product=Product.PRIVATE_LOAN).last_on


@pytest.mark.parametrize("fen", [-1, 1])
def test_a_plan_that_is_not_the_debt_is_refused(fen):
    with pytest.raises(PlanDoesNotSum) as refused:
        summary(plan_of=Amount("CNY", 12_000_00 + fen))

    assert "12,000.00 CNY" in refused.value.sentence.zh


def test_grace_below_zero_is_refused():
    with pytest.raises(GraceNegative):
        summary(grace_days=-1)


@given(
    integers(1, 10**9),
    integers(1, 60),
    integers(0, 10**6),
    booleans(),
    sampled_from(Product),
)
def test_both_languages_tell_the_same_figures_and_the_parts_add_up(
    minor, months, cost, goes_on, product
):
    found = summary(
        months=months,
        debt=owed("CNY", principal=minor),
        cost=Amount("CNY", cost),
        charges_go_on=goes_on,
        product=product,
    )

    zh, en = (sorted(figures(found.text(lang))) for lang in ("zh", "en"))
    assert zh == en
    assert found.total == Amount("CNY", minor + cost)
    assert len(found.items) == 6
