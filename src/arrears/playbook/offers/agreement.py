"""信用卡办法 70 (regulation.md 1.9, mark S): a plan written down, with its six items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arrears.domain.case.product import Product
from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import HEADS, Owed
from arrears.domain.money.plan import Plan, PlanRefused
from arrears.domain.words import Words

LONGEST_CARD_MONTHS = 60  # "<= 5 years"


class CardPlanTooLong(PlanRefused):
    """A card plan runs longer than five years."""

    words = Words(
        "信用卡个性化分期最长 {most} 个月，这个方案是 {months} 个月。",
        "A card plan runs {most} months at the most, this one {months}.",
    )


class PlanDoesNotSum(PlanRefused):
    """The instalments are not what is owed, less what is forgiven, plus the cost."""

    words = Words(
        "分期合计 {total} 与应还 {due} 不符（欠款 {owed}，减免 {waived}，分期费用 {cost}）。",
        "The instalments come to {total}, not {due} (owed {owed}, forgiven {waived}, cost {cost}).",
    )


class GraceNegative(PlanRefused):
    """The days of grace after an instalment are below zero."""

    words = Words(
        "宽限天数不能小于零，现在是 {days}。",
        "The days of grace are not below zero; here they are {days}.",
    )


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """
    What the two sides agreed beyond the sums and days.

    charges_go_on  whether interest and fees go on while the plan is kept
    grace_days     so many days an instalment may be late before the plan ends
    waives         what is forgiven, by head, once the plan is kept to its end
    """

    lender: str
    account: str
    product: Product
    agreed_on: date
    charges_go_on: bool
    grace_days: int
    waives: Mapping[str, Amount]
    other: Words | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agreement: its title, and what it says, line by line."""

    title: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """
    The plan in writing: six items, what a missed instalment does, and three figures.

    total    all that is paid until the last day
    cost     what the plan itself adds; part of the total
    last_on  the day of the last instalment
    """

    title: Words
    items: tuple[Item, ...]
    missed: Item
    figures: Item
    total: Amount
    cost: Amount
    last_on: date

    def text(self, lang: str) -> str:
        """Return the whole of it in one language, ready to be read out or printed."""
        parts = [self.title.to(lang)]
        for n, item in enumerate(self.items, 1):
            parts.append(f"{n}. {item.title.to(lang)}")
            parts += [f"   {line.to(lang)}" for line in item.lines]
        for item in (self.missed, self.figures):
            parts.append(item.title.to(lang))
            parts += [f"   {line.to(lang)}" for line in item.lines]
        return "\n".join(parts) + "\n"


def plan_summary(owed: Owed, plan: Plan, terms: AgreementTerms) -> PlanSummary:
    """
    Write the plan down, in both languages.

    Raises   CardPlanTooLong, PlanDoesNotSum, GraceNegative
    """
    _raise_unless_lawful(plan, terms)
    _raise_unless_sums(owed, plan, terms)
    return PlanSummary(
        title=TITLE.filled(lender=terms.lender, account=terms.account),
        items=(
            Item(BALANCE, _balance(owed, terms)),
            Item(PERIOD, _period(plan)),
            Item(CHARGES, (GO_ON if terms.charges_go_on else STAND_STILL,)),
            Item(NO_NEW_CARD, _no_new_card(terms)),
            Item(RIGHTS, (PAYS_IN_TIME, COLLECTING_RESTS, MAY_ASK, MAY_COMPLAIN)),
            Item(OTHER, _other(terms)),
        ),
        missed=Item(MISSED, _missed(terms)),
        figures=Item(FIGURES, _figures(plan, terms)),
        total=plan.total,
        cost=plan.cost,
        last_on=plan.last_on,
    )


TITLE = Words(
    "{lender} 与账户 {account} 的还款协议摘要",
    "Summary of the repayment agreement between {lender} and account {account}",
)
BALANCE = Words("欠款余额、结构和币种", "Balance, its parts and its currency")
OWED_ON = Words(
    "截至 {on}，欠款合计 {total}，币种 {currency}。",
    "On {on}, {total} is owed in all, in {currency}.",
)
HEAD = Words("{head.zh} {amount}", "{head.en} {amount}")
FORGIVEN = Words(
    "按约还清后减免{head.zh} {amount}。",
    "{head.en}: {amount} is forgiven once the plan is kept to its end.",
)
PERIOD = Words("还款期数、日期和每期金额", "Term, days and instalments")
TERM = Words(
    "共 {count} 期，从 {first_on} 到 {last_on}，币种 {currency}。",
    "{count} instalments from {first_on} to {last_on}, in {currency}.",
)
INSTALMENT = Words("第 {n} 期 {on}：{amount}", "Instalment {n}, {on}: {amount}")
CHARGES = Words("还款期间的利息和费用", "Interest and fees while the plan runs")
STAND_STILL = Words(
    "按约还款期间，不再计收利息、罚息和其他费用。",
    "While the plan is kept, no interest, penalty or other fee is charged.",
)
GO_ON = Words(
    "还款期间仍按原合同计收利息和费用，不超过法律规定的上限。这部分不在下列合计之内。",
    "Interest and fees go on under the contract, within the lawful ceiling. They are not in the total below.",
)
NO_NEW_CARD = Words("还清前不申领信用卡的承诺", "No new credit card until it is paid")
PROMISES = Words(
    "持卡人承诺，在本协议款项还清之前，不向任何银行申领信用卡。",
    "The cardholder promises not to apply to any bank for a credit card until this agreement is paid.",
)
DOES_NOT_APPLY = Words(
    "这不是信用卡欠款，无须作此承诺。",
    "This is no credit card debt; no such promise is asked for.",
)
RIGHTS = Words("双方的权利、义务和责任", "Rights, duties and liability of both sides")
PAYS_IN_TIME = Words(
    "债务人按上列日期和金额还款，可以随时提前还清。",
    "The debtor pays these sums on these days, and may pay earlier at any time.",
)
COLLECTING_RESTS = Words(
    "按约还款期间，出借方停止催收。",
    "While the plan is kept, the lender does not collect.",
)
MAY_ASK = Words(
    "债务人可以随时索取本摘要、还款记录和欠款明细。",
    "The debtor may ask at any time for this summary, the payments and the statement of the debt.",
)
MAY_COMPLAIN = Words(
    "对欠款或本协议有异议，可以向出借方提出，也可以向监管部门投诉。",
    "Whoever disputes the debt or this agreement may say so to the lender, or complain to the regulator.",
)
OTHER = Words("其他事项", "Other matters")
NOTHING_ELSE = Words("没有其他约定。", "Nothing else was agreed.")
MISSED = Words("如果某一期没有还", "If an instalment is missed")
WITHIN_GRACE = Words(
    "到期后 {days} 天内补足，本协议照常有效，不另收费。",
    "Paid in full within {days} days of its day, the agreement stands and nothing is added.",
)
NO_GRACE = Words(
    "没有宽限期，须在到期当日还足。",
    "There are no days of grace; it is to be paid in full on its day.",
)
THEN_ENDS = Words(
    "逾期仍未补足，本协议终止：已还的钱全部计入，余款按原合同处理，催收恢复。",
    "After that the agreement ends: all that was paid counts, the rest is owed under the contract, and collecting resumes.",
)
LOSES_WAIVER = Words(
    "协议终止后，尚未生效的减免不再适用。",
    "Once it has ended, what was to be forgiven is not forgiven.",
)
TELL_US = Words(
    "如有困难，请在到期前告诉我们，可以商量调整。",
    "If it becomes difficult, tell us before the day; it can be talked over.",
)
FIGURES = Words("合计", "In all")
TOTAL = Words(
    "一共要还 {total}，其中分期费用 {cost}。",
    "{total} is paid in all, of which {cost} is the cost of the plan.",
)
LAST_DAY = Words("最后一期在 {last_on}。", "The last instalment is on {last_on}.")
AGREED = Words("约定日期：{on}。", "Agreed on {on}.")


def _raise_unless_lawful(plan: Plan, terms: AgreementTerms) -> None:
    if terms.grace_days < 0:
        raise GraceNegative(days=terms.grace_days)
    if terms.product is Product.CARD and plan.months > LONGEST_CARD_MONTHS:
        raise CardPlanTooLong(most=LONGEST_CARD_MONTHS, months=plan.months)


def _raise_unless_sums(owed: Owed, plan: Plan, terms: AgreementTerms) -> None:
    nothing = plan.total - plan.total
    waived = sum(terms.waives.values(), start=nothing)
    due = owed.total - waived + plan.cost
    if due != plan.total:
        raise PlanDoesNotSum(
            total=plan.total, due=due, owed=owed.total, waived=waived, cost=plan.cost
        )


def _balance(owed: Owed, terms: AgreementTerms) -> tuple[Words, ...]:
    total = owed.total
    first = OWED_ON.filled(on=terms.agreed_on, total=total, currency=total.currency)
    heads = _named(HEAD, owed.heads)
    return (first, *heads, *_named(FORGIVEN, terms.waives))


def _named(words: Words, amounts: Mapping[str, Amount]) -> tuple[Words, ...]:
    """Return one line for each head that has any money in it."""
    return tuple(
        words.filled(head=HEADS[head], amount=amount)
        for head, amount in amounts.items()
        if amount.minor
    )


def _period(plan: Plan) -> tuple[Words, ...]:
    parts = plan.instalments
    term = TERM.filled(
        count=len(parts),
        first_on=parts[0].due_on,
        last_on=plan.last_on,
        currency=plan.total.currency,
    )
    lines = (
        INSTALMENT.filled(n=n, on=part.due_on, amount=part.amount)
        for n, part in enumerate(parts, 1)
    )
    return (term, *lines)


def _no_new_card(terms: AgreementTerms) -> tuple[Words, ...]:
    return (PROMISES if terms.product is Product.CARD else DOES_NOT_APPLY,)


def _other(terms: AgreementTerms) -> tuple[Words, ...]:
    agreed = AGREED.filled(on=terms.agreed_on)
    return (agreed, terms.other or NOTHING_ELSE)


def _missed(terms: AgreementTerms) -> tuple[Words, ...]:
    days = terms.grace_days
    grace = WITHIN_GRACE.filled(days=days) if days else NO_GRACE
    loses = (LOSES_WAIVER,) if any(a.minor for a in terms.waives.values()) else ()
    return (grace, THEN_ENDS, *loses, TELL_US)


def _figures(plan: Plan, terms: AgreementTerms) -> tuple[Words, ...]:
    total = TOTAL.filled(total=plan.total, cost=plan.cost)
    beside = (GO_ON,) if terms.charges_go_on else ()
    return (total, *beside, LAST_DAY.filled(last_on=plan.last_on))
