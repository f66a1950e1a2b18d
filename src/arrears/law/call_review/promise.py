"""The promise in a talk: how much, on which day, at what hour, from which money."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .days import day_in, is_undated
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
UNSURE = re.compile(
    "再想想|考虑|再看看|看情况|不一定|不敢保证|说不准|尽量|争取|试试|再说|商量商量|问问我|未必|谂下|睇下先|可能吧|也许|"
    "maybe|might|i'll try|let me think|not sure|we'll see|see how"
)
TAKEN_BACK = re.compile(
    "算了|还不了|还不上|还不起|不还了|不算数|不算|反悔|当我没说|收回|做不到|不行了|没法答应|不能答应|不答应|凑不到|凑不出|"
    "没把握|别记|不要记|还唔到|唔还|唔得|can't after all|cannot after all|scrap that|forget it|forget that|take that back|"
    "changed my mind|can't do it|can't do that|can't promise|i can't|not going to pay|won't pay"
)
MAY_I = re.compile(
    r"(?:行吗|可以吗|行不行|可不可以|行么|成吗|得唔得|好吗|能不能|吗\?|\?\s*$|can i|could i|would .{0,20} do)"
)
ASSENT = re.compile(
    "可以|行|好的|好,|没问题|记下|登记|就按|那就|ok|that works|that's fine|yes|sure|noted|冇问题|得"
)
DECLINE = re.compile(
    "不行|不可以|不能|太少|不够|没得|必须全|全额|唔得|no,|not enough|can't accept|cannot accept"
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
        before = turns[place - 1] if place else ("", "")
        after = turns[place + 1] if place + 1 < len(turns) else ("", "")
        asked = before[1] if before[0] == "collector" else ""
        heard = _heard(who, text, asked, after, found, today)
        if heard:
            found = heard
        elif found and found.by == who and TAKEN_BACK.search(text):
            found = None
    return found


def _heard(
    who: str, text: str, asked: str, after: tuple[str, str],
    found: Promised | None, today: date | None,
) -> Promised | None:  # fmt: skip
    """Return what one turn promises, or None."""
    own = _own_words(text)
    yes = YES.match(text) and not UNSURE.search(text) and not TAKEN_BACK.search(text)
    agreed = asked if yes and ASKED.search(asked) else ""
    if not agreed and not WILL.search(own):
        return None
    if not agreed and MAY_I.search(own) and not _assents(after):
        return None
    return _promised(own, agreed, who, today, found)


def _assents(after: tuple[str, str]) -> bool:
    who, text = after
    return who == "collector" and bool(ASSENT.search(text)) and not DECLINE.search(text)


def _own_words(text: str) -> str:
    """Return the clauses that do not refuse: "no 5,000, but I can pay 500" keeps the second."""
    clauses = re.split("[,。;!]|但是|但|不过|but |(?<=不出来)|(?<=还不了)", text)
    return ",".join(
        clause
        for clause in clauses
        if not WILL_NOT.search(clause) and not UNSURE.search(clause)
    )


def _promised(
    own: str, agreed: str, who: str, today: date | None, before: Promised | None
) -> Promised | None:
    parts = [part for part in (own, _last_offer(agreed)) if part]
    text = " ".join(parts)
    money = next((sum_ for part in parts if (sum_ := yuan_in(part))), None)
    undated = is_undated(own)
    on = None if undated else _day(parts, today)
    if not money and not on and not (undated and before):
        return None
    hour = HOUR.search(text)
    source = next((name for word, name in SOURCES if word in text), None)
    earlier = before or Promised(None, None, who, None, None)
    return Promised(
        amount=_shown(money[0]) if money else earlier.amount,
        on=on or (None if undated else earlier.on),
        by=who,
        hour=hour[0].strip() if hour else earlier.hour,
        source=source or earlier.source,
    )


def _last_offer(asked: str) -> str:
    """Return the sentences of a collector that end in what is agreed to."""
    sentences = [part for part in re.split("[。!;]", asked) if part.strip()]
    offers = [part for part in sentences if ASKED.search(part)]
    return "。".join(offers)


def _day(parts: Sequence[str], today: date | None) -> date | None:
    """Return the day of payment: of a clause that pays, else of any."""
    for part in parts:
        clauses = [c for c in re.split("[,。;]", part) if WILL.search(c)]
        for clause in (*clauses, part):
            if on := day_in(clause, today):
                return on
    return None


def _shown(amount: Decimal) -> int | str:
    return int(amount) if amount == int(amount) else str(amount)
