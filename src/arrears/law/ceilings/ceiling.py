"""The ceiling on what a loan may cost in a year, by lender and by day of contract."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.words import Refusal, Words

from .lpr import loan_prime_rate, lpr_mark

TIMES_LPR = 4  # 民间借贷规定 25, 28, 29
COURT_LINE = 2400  # basis points a year, everything counted; 法发〔2017〕22号, 金规〔2025〕9号 art. 6
MICRO_AT_LPR_FROM = date(2028, 1, 1)  # CN-R5: new loans at 4 x LPR by the end of 2027
BASIS_POINTS = 10_000

PRIVATE = Words(
    "民间借贷：合同成立时一年期 LPR {rate} 的四倍，利息、罚息和其他费用合并计算。",
    "Private lending: four times the 1-year LPR of {rate} at contract, interest, penalty and fees together.",
)
MICRO = Words(
    "小额贷款公司：综合融资成本不超过年化 {yearly}。",
    "Micro-lender: all-in cost of no more than {yearly} a year.",
)


class UnknownLenderType(Refusal):
    """The ceiling depends on who lends, and nobody has said."""

    words = Words(
        "不认识的出借人类型“{lender_type}”。可用：{known}。",
        "Unknown lender type “{lender_type}”. Known: {known}.",
    )


class NoRateYet(Refusal):
    """A private loan of a day before the first published rate."""

    words = Words(
        "{contracted_on} 还没有公布过一年期 LPR（最早 {first}），这笔借款的上限须由法务确认。",
        "No 1-year LPR was published by {contracted_on} (the first is of {first}). Ask the legal team for this loan's ceiling.",
    )


@dataclass(frozen=True, slots=True)
class Ceiling:
    """
    The most that interest, penalty and fees together may come to in a year.

    `yearly` counts basis points of the principal a year; empty where no figure
    is known to bind this lender, and then a person decides.
    """

    yearly: int | None
    row: str  # the row of the regulation table
    cite: str
    mark: str
    why: Words


def ceiling(lender_type: str, *, contracted_on: date) -> Ceiling:
    """
    Return the ceiling for a contract made on that day.

    Source   regulation.md 1.8, CN-R1 to CN-R5
    Raises   UnknownLenderType; NoRateYet for a private loan before the first LPR
    """
    judged = LENDERS.get(lender_type)
    if judged is None:
        raise UnknownLenderType(lender_type=lender_type, known="、".join(LENDERS))
    return judged(contracted_on)


def _private(contracted_on: date) -> Ceiling:
    rate = _lpr(contracted_on)
    return Ceiling(
        yearly=TIMES_LPR * rate,
        row="CN-R1",
        cite="民间借贷规定 25, 28, 29",
        mark=f"P (LPR: {lpr_mark()})",
        why=PRIVATE.filled(rate=percent(rate)),
    )


def _financial(contracted_on: date) -> Ceiling:
    del contracted_on  # one line for all days that we know of
    return Ceiling(
        yearly=COURT_LINE,
        row="CN-R3",
        cite="法发〔2017〕22号；金规〔2025〕9号 art. 6",
        mark="M (24%: S)",
        why=Words(
            "持牌金融机构：利息、复利、罚息和其他费用合计超过年化 24% 的部分，法院可以调减。",
            "Licensed lender: what interest, compound, penalty and fees exceed 24% a year together, a court may cut.",
        ),
    )


def _micro(contracted_on: date) -> Ceiling:
    if contracted_on < MICRO_AT_LPR_FROM:
        yearly = COURT_LINE
    else:
        yearly = min(COURT_LINE, TIMES_LPR * _lpr(contracted_on))
    return Ceiling(
        yearly=yearly,
        row="CN-R5",
        cite="小额贷款公司综合融资成本管理工作指引",
        mark="S",
        why=MICRO.filled(yearly=percent(yearly)),
    )


def _licensed(contracted_on: date) -> Ceiling:
    del contracted_on
    return Ceiling(
        yearly=None,
        row="CN-R2",
        cite="民间借贷规定 1；法释〔2020〕27号",
        mark="P",
        why=Words(
            "其他持牌机构：四倍 LPR 的规定不适用，也没有查到统一数字，须由法务确认。",
            "Other licensed lender: the 4 x LPR rule does not apply and no single figure is known. The legal team decides.",
        ),
    )


def _merchant(contracted_on: date) -> Ceiling:
    del contracted_on
    return Ceiling(
        yearly=None,
        row="CN-R10",
        cite="民法典 680, 585",
        mark="P",
        why=Words(
            "货款不是借款：违约金按合同，过高的法院可以调减；没有统一数字，须由法务确认。",
            "A trade debt is no loan: damages as the contract says, and a court may reduce them. No single figure; the legal team decides.",
        ),
    )


LENDERS = {
    "bank": _financial,
    "consumer_finance": _financial,
    "micro_lender": _micro,
    "other_licensed": _licensed,
    "private": _private,
    "merchant": _merchant,
}


def percent(basis_points: int) -> str:
    """Return basis points as people write them: 1380 is 13.8%."""
    whole, part = divmod(basis_points, 100)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".") + "%"


def _lpr(day: date) -> int:
    rates = loan_prime_rate()
    if day < rates.first_day:
        raise NoRateYet(contracted_on=day, first=rates.first_day)
    return rates.on(day)
