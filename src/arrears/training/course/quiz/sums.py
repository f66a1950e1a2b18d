"""Calculations with exact answers and the way to them; whole yuan and fen."""

from collections.abc import Mapping, Sequence

from arrears.domain.dice import Dice
from arrears.domain.words import Words

from .question import Question, among

FEN = 100
DAILY = 5  # of 10,000 a day: a figure invented for practice, never a lender's own
PENALTY = Words(
    "练习题：本金 {principal} 元，合同约定每日万分之五（练习用），逾期 {days} 天，单利。产生多少费用？",
    "For practice: principal {principal} yuan, 5 in 10,000 a day by contract (made up), {days} days, simple. How much is charged?",
)
PENALTY_WAY = Words(
    "{principal} × 5 ÷ 10000 × {days} = {right} 元",
    "{principal} × 5 ÷ 10000 × {days} = {right} yuan",
)
PLAN = Words(
    "{principal} 元分 {parts} 期，每期一样多，除不尽的分都放在第一期。第一期多少？",
    "{principal} yuan in {parts} parts, all alike; what is left over in fen goes to the first. How much is the first?",
)
PLAN_WAY = Words(
    "每期 {each} 元；{each} × {parts} 还差 {rest} 元，放进第一期：{right} 元",
    "{each} yuan each; × {parts} leaves {rest} yuan, added to the first: {right} yuan",
)
LEFT = Words(
    "月收入 {income} 元，吃住看病 {needs} 元，别家还款 {other} 元。每月剩多少？",
    "Income {income} yuan a month, food, rent and treatment {needs}, other debts {other}. What is left each month?",
)
LEFT_WAY = Words(
    "{income} − {needs} − {other} = {right} 元；承诺要定在这个数以内",
    "{income} − {needs} − {other} = {right} yuan; a promise stays within it",
)
WAIVED = Words(
    "欠 {owed} 元，按政策一次结清减免 {cut} %。要付多少？",
    "Owed {owed} yuan; the policy waives {cut} % if settled at once. How much is paid?",
)
WAIVED_WAY = Words(
    "{owed} × (100 − {cut}) ÷ 100 = {right} 元",
    "{owed} × (100 − {cut}) ÷ 100 = {right} yuan",
)
CARDS = {
    "penalty": "CALC-01",
    "instalment": "CALC-02",
    "waiver": "CALC-03",
    "left": "CALC-06",
}
YUAN = Words("{yuan} 元", "{yuan} yuan")


def sum_items() -> Sequence[str]:
    """Return the calculations there are."""
    return list(CARDS)


def sum_question(about: str, dice: Dice) -> Question:
    """Ask for a sum, with three wrong ones that come from usual slips."""
    return MAKERS[about](dice)


def _penalty(dice: Dice) -> Question:
    principal, days = dice.between(10, 90) * 200, dice.between(11, 89)
    right = principal * FEN * DAILY * days // 10_000
    figures = {"principal": principal, "days": days, "right": yuan(right)}
    slips = (right * 10, right // days * (days + 1), principal * FEN + right)
    return _asked("penalty", PENALTY, PENALTY_WAY, figures, right, slips, dice)


def _instalment(dice: Dice) -> Question:
    principal, parts = dice.between(21, 199) * 100 + 1, dice.one_of((3, 6, 7, 9, 11))
    each, rest = divmod(principal * FEN, parts)
    right = each + rest
    figures = {
        "principal": principal, "parts": parts, "each": yuan(each),
        "rest": yuan(rest), "right": yuan(right),
    }  # fmt: skip
    slips = (each - FEN, right + FEN, each + rest * parts + 1)
    return _asked("instalment", PLAN, PLAN_WAY, figures, right, slips, dice)


def _left(dice: Dice) -> Question:
    needs, other = dice.between(18, 40) * 100, dice.between(3, 15) * 100
    right = dice.between(2, 20) * 100
    income = needs + other + right
    figures = {"income": income, "needs": needs, "other": other, "right": right}
    slips = (right + other, right + needs, income - other + needs)
    fen = tuple(slip * FEN for slip in slips)
    return _asked("left", LEFT, LEFT_WAY, figures, right * FEN, fen, dice)


def _waiver(dice: Dice) -> Question:
    owed, cut = dice.between(20, 200) * 100, dice.one_of((5, 10, 15, 30))
    right = owed * (100 - cut)
    figures = {"owed": owed, "cut": cut, "right": yuan(right)}
    slips = (owed * cut, owed * FEN - cut * FEN, owed * (100 + cut))
    return _asked("waiver", WAIVED, WAIVED_WAY, figures, right, slips, dice)


MAKERS = {
    "penalty": _penalty,
    "instalment": _instalment,
    "left": _left,
    "waiver": _waiver,
}


def _asked(
    about: str,
    ask: Words,
    way: Words,
    figures: Mapping[str, object],
    right: int,
    slips: Sequence[int],
    dice: Dice,
    /,
) -> Question:
    wrong = [_money(slip) for slip in slips]
    choices, place = among(_money(right), wrong, dice)
    return Question(
        f"sum/{about}",
        ask.filled(**figures),
        choices,
        place,
        way.filled(**figures),
        (CARDS[about],),
    )


def _money(fen: int) -> Words:
    return YUAN.filled(yuan=yuan(fen))


def yuan(fen: int) -> str:
    """Return fen as yuan, two places where there are any."""
    whole, rest = divmod(fen, FEN)
    return f"{whole}.{rest:02}" if rest else str(whole)
