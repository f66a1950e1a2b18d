"""The promise in a talk: how much, on which day, at what hour, from which money."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .days import day_in
from .figures import yuan_in

WILL = re.compile(
    "还|转|付|存|打过|打给|打钱|交|凑|给你|给您|处理|结清|过数|俾|可以|能|没问题|pay|transfer|send|settle|clear|put in"
)
WILL_NOT = re.compile(
    "还不了|还不上|还不起|没钱|没法|不可能|拿不出|做不到|不还|不会还|凑不出|凑不到|不能|不行|冇钱|唔还|"
    "can't|cannot|won't|not able|no money|impossible|昨天|上个月|之前还|已经还|还过|借了|欠了|损失|亏了|工资只有|"
    "每个月|一个月收入|房租|学费"
)
YES = re.compile(
    r"^[\s,.。!]*(?:好|行|可以|没问题|嗯|对|是的|成|中|ok|yes|sure|fine|得|冇问题|那就这样|就这么|按这个|说定|一言为定|that works|agreed|deal|okay)"
)
ASKED = re.compile("还|转|付|存|约|安排|pay|transfer|settle")
HOUR = re.compile(
    r"(上午|下午|晚上|中午|早上|今晚)?\s?(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:点|:00|时)(?:半|钟)?(?:之?前|以前)?|\d{1,2}\s?(?:am|pm)"
)
SOURCES = (
    ("工资", "wages"), ("发薪", "wages"), ("薪水", "wages"), ("奖金", "bonus"), ("货款", "receivables"),
    ("工程款", "receivables"), ("回款", "receivables"), ("结账", "receivables"), ("退休金", "pension"),
    ("养老金", "pension"), ("租金", "rent"), ("公积金", "housing_fund"), ("存款", "savings"),
    ("积蓄", "savings"), ("salary", "wages"), ("wages", "wages"), ("payday", "wages"),
    ("出粮", "wages"), ("savings", "savings"), ("invoice", "receivables"), ("报销", "wages"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promised:
    """What somebody promised. None: not said. `amount` in yuan; `hour` as said."""

    amount: int | str | None
    on: date | None
    by: str
    hour: str | None
    source: str | None


def promise_in(turns: Sequence[tuple[str, str]], today: date | None) -> Promised | None:
    """
    Return the last promise of a talk, or None.

    A promise is the debtor's own words with a sum or a day, or a yes to a sum
    or a day that the collector asked about. `turns` are speaker and plain text.
    """
    found: Promised | None = None
    for place, (who, text) in enumerate(turns):
        if who == "collector":
            continue
        own = _own_words(text)
        asked = (
            turns[place - 1][1] if place and turns[place - 1][0] == "collector" else ""
        )
        agreed = asked if YES.match(text) and ASKED.search(asked) else ""
        if WILL_NOT.search(own) and not agreed:
            continue
        said = " ".join(part for part in (own, agreed) if part)
        if agreed or WILL.search(own):
            found = _promised(said, who, today, found) or found
    return found


def _own_words(text: str) -> str:
    """Return the clauses that do not refuse: "no 5,000, but I can pay 500" keeps the second."""
    clauses = re.split("[,。;!]|但是|但|不过|but ", text)
    return ",".join(clause for clause in clauses if not WILL_NOT.search(clause))


def _promised(
    text: str, who: str, today: date | None, before: Promised | None
) -> Promised | None:
    money, on = yuan_in(text), day_in(text, today)
    if not money and not on:
        return None
    hour = HOUR.search(text)
    source = next((name for word, name in SOURCES if word in text), None)
    earlier = before or Promised(None, None, who, None, None)
    return Promised(
        amount=_shown(money[0]) if money else earlier.amount,
        on=on or earlier.on,
        by=who,
        hour=hour[0].strip() if hour else earlier.hour,
        source=source or earlier.source,
    )


def _shown(amount: Decimal) -> int | str:
    return int(amount) if amount == int(amount) else str(amount)
