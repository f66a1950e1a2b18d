"""Days as people say them, counted from the day of the talk."""

import re
from calendar import monthrange
from datetime import date, timedelta

from arrears.law.wording.truth import ENGLISH_DATE, MONTHS

from .figures import han_number

NUMBER = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_DAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
FULL = re.compile(r"(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")
MONTH_DAY = re.compile(rf"{NUMBER}月{NUMBER}[日号]?")
NEXT_MONTH_DAY = re.compile(rf"下个?月{NUMBER}[日号]")
DAY = re.compile(rf"(?<![月\d]){NUMBER}[号日](?!线)")
SPAN = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "day": 1, "week": 7}
IN_DAYS = re.compile(rf"{NUMBER}个?(天|日|周|星期|礼拜)(?:后|之后|以后|内|之内|以内)")
IN_ENGLISH = re.compile(
    r"(?:in|within) (a|one|two|three|four|five|\d{1,2}) (day|week)s?"
)
ENGLISH_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
UNDATED = re.compile(
    "发工资(?:那天|以后|之后|后|了|就)|工资到了|发薪(?:那天|后)|出粮(?:嗰日|后)|过几天|过两天|过阵子|到时候|有钱了|回款(?:后|了)|"
    "货款到了|when i(?:'m| am| get) paid|on payday|when my (?:wages|salary)"
)
NEXT_MONTH_END = re.compile("下个?月(?:底|末|尾)|end of next month")
THIS_MONTH_END = re.compile("月底|月末|月尾|end of (?:the|this) month|month end")
WEEKDAY = re.compile("(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])")
WORDS = (("大后天", 3), ("大后儿", 3), ("后天", 2), ("后儿", 2), ("后日", 2), ("day after tomorrow", 2),
         ("明天", 1), ("明儿", 1), ("明日", 1), ("明早", 1), ("明晚", 1), ("听日", 1),
         ("今天", 0), ("今日", 0), ("今晚", 0), ("tomorrow", 1), ("today", 0), ("tonight", 0))  # fmt: skip
ENGLISH_DAY = re.compile(r"\b(?:the |on |by )(\d{1,2})(?:st|nd|rd|th)\b")
ENGLISH_WEEKDAY = re.compile(rf"(next )?({'|'.join(ENGLISH_DAYS)})")


def day_in(text: str, today: date | None) -> date | None:
    """
    Return the day named in a plain text, or None.

    Days without a year, weekdays and "tomorrow" need `today`; they are looked
    for forwards, never back.
    """
    if found := FULL.search(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if today is None:
        return None
    return _in_month(text, today) or _near(text, today)


def is_undated(text: str) -> bool:
    """Say whether `text` names a day that no calendar knows: "when I am paid"."""
    return bool(UNDATED.search(text))


def _in_month(text: str, today: date) -> date | None:
    if found := MONTH_DAY.search(text):
        return _ahead(today, _number(found[1]), _number(found[2]))
    if found := ENGLISH_DATE.search(text):
        month = MONTHS.index((found[2] or found[3])[:3]) + 1
        return _ahead(today, month, int(found[1] or found[4]))
    if found := NEXT_MONTH_DAY.search(text):
        first = _month_end(today) + timedelta(days=1)
        return _date(first.year, first.month, _number(found[1]))
    return None


def _near(text: str, today: date) -> date | None:
    for word, days in WORDS:
        if word in text:
            return today + timedelta(days=days)
    if found := IN_DAYS.search(text):
        return today + timedelta(days=_number(found[1]) * SPAN[found[2]])
    if found := IN_ENGLISH.search(text):
        count = ENGLISH_NUMBERS.get(found[1]) or int(found[1])
        return today + timedelta(days=count * SPAN[found[2]])
    return _in_week(text, today) or _by_number(text, today)


def _in_week(text: str, today: date) -> date | None:
    if found := WEEKDAY.search(text):
        weeks = {"下": 1, "下下": 2}.get(found[1] or "", 0)
        return _weekday(today, WEEKDAYS[found[2]], weeks, named=bool(found[1]))
    if found := ENGLISH_WEEKDAY.search(text):
        day, coming = ENGLISH_DAYS.index(found[2]), found[1]
        return _weekday(today, day, 1 if coming else 0, named=bool(coming))
    return None


def _by_number(text: str, today: date) -> date | None:
    if NEXT_MONTH_END.search(text):
        return _month_end(_month_end(today) + timedelta(days=1))
    if THIS_MONTH_END.search(text):
        return _month_end(today)
    found = DAY.search(text) or ENGLISH_DAY.search(text)
    return _coming(today, _number(found[1])) if found else None


def _weekday(today: date, weekday: int, weeks: int, *, named: bool) -> date:
    if named:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=weekday + 7 * weeks)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _coming(today: date, day: int) -> date | None:
    here = _date(today.year, today.month, day)
    if here and here >= today:
        return here
    first = _month_end(today) + timedelta(days=1)
    return _date(first.year, first.month, day)


def _ahead(today: date, month: int, day: int) -> date | None:
    here = _date(today.year, month, day)
    if here and here < today - timedelta(days=60):
        return _date(today.year + 1, month, day)
    return here


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else han_number(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
