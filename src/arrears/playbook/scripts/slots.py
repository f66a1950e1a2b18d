"""The gaps of a script: which there are, and how facts fill them; nothing else does."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from arrears.domain.words import LANGS, Refusal, Words

Facts = Mapping[str, Words]  # by slot; what is not there is not known
GAP = re.compile(r"\{([^{}]*)\}")
TAG = re.compile(r"<[^<>]*>")
BRACKETS = str.maketrans(dict.fromkeys("{}<>"))
UNSEEN = frozenset(
    ("Cc", "Cf", "Co", "Cs", "Cn")
)  # Unicode: control, format, no letter
LONGEST = 200  # characters
NAME_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Slot:
    """One gap: the fact that fills it, as people call it, and one for trying out."""

    words: Words
    sample: Words
    longest: int = LONGEST


SLOTS: Mapping[str, Slot] = {
    "name": Slot(Words("姓名", "the name"), Words("王女士", "Ms Wang"), NAME_LONGEST),
    "lender": Slot(
        Words("委托方", "the lender"), Words("示例银行", "Example Bank"), NAME_LONGEST
    ),
    "number": Slot(Words("案件编号", "the case number"), Words("A-1042", "A-1042")),
    "product": Slot(Words("产品", "the product"), Words("信用卡", "credit card")),
    "tail": Slot(Words("账户尾号", "the account's last digits"), Words("3318", "3318")),
    "overdue": Slot(Words("应还金额", "the sum owed"), Words("¥1,200.00", "¥1,200.00")),
    "days": Slot(Words("逾期天数", "the days past due"), Words("8", "8")),
    "due_on": Slot(Words("应还日", "the due day"), Words("11月16日", "16 Nov")),
    "as_of": Slot(Words("当天日期", "the day"), Words("2026年11月24日", "24 Nov 2026")),
    "promise_on": Slot(
        Words("承诺的日子", "the promised day"), Words("11月28日", "28 Nov")
    ),
    "promise_amount": Slot(
        Words("承诺的金额", "the promised sum"), Words("¥600.00", "¥600.00")
    ),
    "paid_on": Slot(
        Words("到账的日子", "the day of the payment"), Words("11月20日", "20 Nov")
    ),
    "paid_amount": Slot(
        Words("到账的金额", "the sum paid"), Words("¥500.00", "¥500.00")
    ),
    "offer": Slot(
        Words("已批准的方案", "an approved offer"), Words("分期还款", "instalment plan")
    ),
    "expires_on": Slot(
        Words("方案的有效期", "the offer's last day"), Words("12月5日", "5 Dec")
    ),
    "next_on": Slot(
        Words("约好下次联系的日子", "the agreed day of the next contact"),
        Words("12月1日", "1 Dec"),
    ),
    "principal": Slot(Words("本金", "the principal"), Words("¥1,000.00", "¥1,000.00")),
    "monthly": Slot(
        Words("每月的余钱", "what a month leaves"), Words("¥600.00", "¥600.00")
    ),
    "plan_terms": Slot(
        Words("分期的条件", "the terms of a plan"),
        Words("最长 12 个月", "up to 12 months"),
    ),
    "extension_terms": Slot(
        Words("延期的条件", "the terms of an extension"),
        Words("最多延期 30 天", "up to 30 days more"),
    ),
    "waiver_terms": Slot(
        Words("减免的条件", "the terms of a waiver"),
        Words("一次结清可减免", "less where all is paid at once"),
    ),
    "staff": Slot(Words("工号", "the staff number"), Words("S-01", "S-01")),
    "callback": Slot(
        Words("回电号码", "the number to ring back"),
        Words("400 电话（示例）", "the service line"),
    ),
    "pay_to": Slot(
        Words("官方还款方式", "the official way to pay"),
        Words("示例银行 App“还款”页", "the Repay page of the Example Bank app"),
    ),
    "check_at": Slot(
        Words("查账的地方", "where the account can be checked"),
        Words("示例银行 App“账单”页", "the Bills page of the Example Bank app"),
    ),
    "dispute_to": Slot(
        Words("异议受理处", "where a dispute goes"),
        Words("示例银行客户服务部", "Example Bank customer service"),
    ),
    "complaint_line": Slot(
        Words("投诉电话", "the complaint line"),
        Words("示例银行投诉专线", "the Example Bank complaint line"),
    ),
    "basis": Slot(
        Words("合同和条款", "the agreement and its clause"),
        Words("《信用卡领用合约》还款条款", "the card agreement, repayment clause"),
    ),
}
COMMA = Words("、", ", ")


class FactMissing(Refusal):
    """A script asks for a fact that nobody has told."""

    words = Words(
        "缺少{facts.zh}，这段话先不能用；补上之后再说。",
        "Not known: {facts.en}. These words wait until it is.",
    )


def slots_in(text: Words) -> frozenset[str]:
    """Return every slot that the text asks for in either language."""
    return frozenset((*GAP.findall(text.zh), *GAP.findall(text.en)))


def missing(text: Words, facts: Facts) -> tuple[str, ...]:
    """Return the slots of the text that no fact fills, in the order of SLOTS."""
    asked = slots_in(text)
    return tuple(name for name in SLOTS if name in asked and not _known(name, facts))


def filled(text: Words, facts: Facts) -> Words:
    """
    Return the text with each slot filled once, by a value made safe.

    What stands in a value is never read as a slot. Raises FactMissing.
    """
    if absent := missing(text, facts):
        raise FactMissing(facts=named(absent))
    return Words(
        GAP.sub(lambda gap: _value(gap[1], facts).zh, text.zh),
        GAP.sub(lambda gap: _value(gap[1], facts).en, text.en),
    )


def named(slots: Iterable[str]) -> Words:
    """Return the facts that these slots ask for, as people call them."""
    told = [SLOTS[slot].words for slot in slots]
    return Words(
        COMMA.zh.join(each.zh for each in told), COMMA.en.join(each.en for each in told)
    )


def made_safe(value: str, longest: int = LONGEST) -> str:
    """
    Return the value as one plain line, without markup, braces and unseen characters.

    What is longer than `longest` characters is cut, and shows it by an ellipsis.
    """
    spaced = "".join(" " if sign.isspace() else sign for sign in value)
    seen = (sign for sign in spaced if unicodedata.category(sign) not in UNSEEN)
    bare = TAG.sub("", "".join(seen)).translate(BRACKETS)
    line = " ".join(bare.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def day_words(on: date, *, today: date | None = None) -> Words:
    """Return a day as people say it; with its year unless that is `today`'s."""
    words = DAY if today and on.year == today.year else DAY_AND_YEAR
    return words.filled(y=on.year, month=MONTHS[on.month - 1], d=on.day)


def _known(name: str, facts: Facts) -> bool:
    return name in facts and all(map(_value(name, facts).to, LANGS))


def _value(name: str, facts: Facts) -> Words:
    value, longest = facts[name], SLOTS[name].longest
    return Words(made_safe(value.zh, longest), made_safe(value.en, longest))


DAY = Words("{month.zh}{d}日", "{d} {month.en}")
DAY_AND_YEAR = Words("{y}年{month.zh}{d}日", "{d} {month.en} {y}")
MONTHS = (
    Words("1月", "Jan"),
    Words("2月", "Feb"),
    Words("3月", "Mar"),
    Words("4月", "Apr"),
    Words("5月", "May"),
    Words("6月", "Jun"),
    Words("7月", "Jul"),
    Words("8月", "Aug"),
    Words("9月", "Sep"),
    Words("10月", "Oct"),
    Words("11月", "Nov"),
    Words("12月", "Dec"),
)
SAMPLES: Facts = {name: slot.sample for name, slot in SLOTS.items()}
