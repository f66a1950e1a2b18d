"""What stands in a case's file, as a learner reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.money.amount import Amount
from arrears.domain.money.written import money
from arrears.domain.words import Words, listed
from arrears.playbook.review.case import PlanStatus

from .case_file import CaseFile

UNKNOWN = Words("未知", "unknown")
DAYS = Words("{days} 天", "{days} days")
PLAN_WORDS = {
    PlanStatus.PROPOSED: Words("已提出", "proposed"),
    PlanStatus.KEPT: Words("正在履行", "being kept"),
    PlanStatus.BROKEN: Words("已中断", "broken off"),
}
FLAG_WORDS = {
    "complaint_open": Words("投诉未结", "complaint open"),
    "complaint_closed": Words("投诉已结", "complaint closed"),
    "cease_request": Words("要求不再联系", "asked for no more contact"),
    "contact_restriction": Words("限制联系他人", "contact with others restricted"),
    "hardship_evidence": Words("有困难材料", "papers of hardship"),
    "dispute": Words("有异议", "disputed"),
    "vulnerable": Words("需要特别照顾", "needs special care"),
}
RECORD_WORDS = {
    "died": Words("已去世", "died"),
    "police": Words("已报案", "reported to the police"),
    "plan_kept": Words("分期按期在还", "a plan is kept"),
    "cease": Words("要求不再联系", "asked for no more contact"),
    "stopped": Words("已停催", "stopped"),
    "sued": Words("诉讼中", "in court"),
    "attorney": Words("有律师代理", "has an attorney"),
    "dispute": Words("有异议", "disputed"),
    "complaint": Words("有投诉", "a complaint"),
    "vulnerable": Words("需要特别照顾", "needs special care"),
}
PHONE_WORDS = {
    "own_mobile": Words("本人手机", "own mobile"),
    "home": Words("住宅电话", "home"),
    "work": Words("单位电话", "work"),
    "relative": Words("联系人电话", "a contact's"),
}
DEAD = Words("{whose.zh}（不通）", "{whose.en} (dead)")
CHANNEL_WORDS = {
    "call": Words("电话", "call"),
    "phone": Words("电话", "call"),
    "inbound": Words("来电", "inbound call"),
    "letter": Words("信函", "letter"),
    "wechat": Words("微信", "WeChat"),
    "app": Words("App", "app"),
    "sms": Words("短信", "text message"),
    "email": Words("邮件", "e-mail"),
    "visit": Words("上门", "visit"),
}
PAID = Words("{on} {sum}", "{on} {sum}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the file."""

    name: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Past:
    """One contact of the history: when, how, what came of it, and the note."""

    at: datetime | None
    channel: Words | None
    outcome: Words | None
    note: Words


def facts(file: CaseFile) -> tuple[Fact, ...]:
    """Return the facts of the file, those that are not known among them."""
    return tuple(
        Fact(name, value or UNKNOWN) for name, value in (*_debt(file), *_person(file))
    )


def history(file: CaseFile) -> tuple[Past, ...]:
    """Return the contacts, the oldest first."""
    english = file.notes or [touch.note for touch in file.case.history]
    return tuple(
        Past(
            touch.at,
            CHANNEL_WORDS.get(touch.channel),
            BY_CODE[touch.code].words if touch.code in BY_CODE else None,
            Words(touch.note, said),
        )
        for touch, said in zip(file.case.history, english, strict=True)
    )


Row = tuple[Words, Words | None]


def _debt(file: CaseFile) -> Iterator[Row]:
    case = file.case
    yield Words("今天", "Today"), _as_told(case.as_of.isoformat() if case.as_of else "")
    yield Words("委托方", "Lender"), _text(file, "lender", case.lender)
    yield Words("产品", "Product"), _text(file, "product", case.product)
    yield Words("逾期金额", "Overdue"), _sum(case.overdue)
    yield Words("逾期天数", "Days past due"), _days(case.days_past_due)
    yield Words("未兑现的承诺", "Promises broken"), _count(case.broken_promises)
    if case.promise:
        yield Words("没到期的承诺", "Promise running"), _promise(file)
    yield Words("近一年还款", "Paid in a year"), _payments(file)
    if case.plan in PLAN_WORDS:
        yield Words("分期", "Plan"), _plan(file)
    if case.legal_step and case.legal_step != "none":
        yield (
            Words("法律步骤", "Legal step"),
            _text(file, "legal_step", case.legal_step),
        )
    yield Words("委案剩余", "Placement left"), _days(case.placement_days_left)
    allowed = case.allowed
    for name, words, told in (
        ("plan", Words("政策：分期", "Policy: plan"), allowed.plan),
        ("waiver", Words("政策：减免", "Policy: waiver"), allowed.waiver),
        ("extension", Words("政策：延期", "Policy: extension"), allowed.extension),
    ):
        if told:
            yield words, _text(file, name, told)


def _person(file: CaseFile) -> Iterator[Row]:
    case = file.case
    yield Words("每月收入", "Income a month"), _sum(case.income)
    yield Words("每月开支", "Outgoings a month"), _sum(case.expense)
    yield Words("工作", "Work"), _text(file, "employment", case.employment)
    yield Words("别家债主", "Other lenders"), _count(case.creditors)
    if case.creditors_monthly:
        yield Words("每月还别家", "To others a month"), _sum(case.creditors_monthly)
    yield Words("号码", "Numbers"), _phones(file)
    if case.statements:
        yield Words("账单", "Statements"), _text(file, "statements", case.statements)
    marks = [FLAG_WORDS[name] for name in FLAG_WORDS if case.flag(name)]
    marks += [RECORD_WORDS[name] for name in sorted(case.on_record & RECORD_WORDS.keys())]  # fmt: skip
    if marks:
        yield Words("标记", "Marks"), listed(marks)


def _text(file: CaseFile, name: str, told: str) -> Words | None:
    return Words(told, file.english.get(name, told)) if told else None


def _as_told(told: str) -> Words | None:
    return Words(told, told) if told else None


def _sum(told: Amount | None) -> Words | None:
    return _as_told(money(told)) if told else None


def _days(told: int | None) -> Words | None:
    return None if told is None else DAYS.filled(days=told)


def _count(told: int | None) -> Words | None:
    return None if told is None else _as_told(str(told))


def _promise(file: CaseFile) -> Words | None:
    told = file.case.promise
    if told is None:
        return None
    sum_ = money(told.amount) if told.amount else ""
    return _as_told(f"{told.on or ''} {told.hour} {sum_}".strip())


def _payments(file: CaseFile) -> Words | None:
    paid = file.case.payments
    if paid is None:
        return None
    if not paid:
        return Words("没有", "none")
    return listed([PAID.filled(on=on or "", sum=money(sum_)) for on, sum_ in paid])


def _plan(file: CaseFile) -> Words | None:
    words = PLAN_WORDS[file.case.plan]
    detail = _text(file, "plan_detail", file.case.plan_detail)
    return listed([words, detail] if detail else [words])


def _phones(file: CaseFile) -> Words | None:
    phones = file.case.phones
    if phones is None:
        return None
    told = [
        DEAD.filled(whose=words) if each.dead else words
        for each in phones
        if (words := PHONE_WORDS.get(each.kind))
    ]
    return listed(told) if told else Words("没有", "none")
