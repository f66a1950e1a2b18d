"""Sums of money as people say them: 1,500元, 两千, 一千五, 1.2万, 五百块."""

import re
from collections.abc import Iterator
from decimal import Decimal

HAN = "零\u3007一二两三四五六七八九十百千万半几"
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
SUM = re.compile(
    r"(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<times>万|千|百|[kw](?![a-z]))?(?P<more>\d{1,3}(?=块|元|$|[^\d月日号点%]))?(?P<unit>元|块钱|块|圆|yuan|rmb|人民币)?"
    rf"|(?P<han>[{HAN[:-1]}]*[百千万][{HAN[:-1]}]*|[一二两三四五六七八九十]+(?=块|元))(?P<hanunit>元|块钱|块)?"
)
TIMES = {"万": 10000, "w": 10000, "千": 1000, "k": 1000, "百": 100}
NOT_MONEY = re.compile(
    r"\s*(?:月|日|号|点|天|期|个|年|次|岁|分钟|小时|%|:|楼|层|栋|/|-|周|th|st|nd|rd|am|pm|days|months)"
)
MOST_DIGITS = 7  # a longer bare number is an account
LEAST = 50  # yuan; a smaller bare number is a day or a count


PAID = re.compile(
    r"(?:还|转|付|存|打|交|凑|给|过数|俾|pay|transfer|settle|send|put in)[^,。;]{0,8}$"
)


def yuan_in(text: str) -> tuple[Decimal, int] | None:
    """Return the sum that is to be paid and where it stands: the first behind a word of paying, else the first."""
    sums = list(_sums(text))
    paid = (row for row in sums if PAID.search(text, 0, row[1]))
    return next(paid, None) or next(iter(sums), None)


def _sums(text: str) -> Iterator[tuple[Decimal, int]]:
    for found in SUM.finditer(text):
        unit = found["unit"] or found["hanunit"]
        if not unit and NOT_MONEY.match(text, found.end()):
            continue
        han = found["han"]
        amount = Decimal(han_number(han)) if han else _figure(found)
        if amount:
            yield amount, found.start()


def _figure(found: re.Match[str]) -> Decimal | None:
    amount = Decimal(found["figure"].replace(",", ""))
    times = TIMES.get(found["times"] or "", 1)
    amount *= times
    if found["more"] and times > 1:  # 3千5 is 3,500
        amount += int(found["more"]) * times // 10 ** len(found["more"])
    bare = not found["unit"] and not found["times"]
    long = len(found["figure"].replace(",", "")) > MOST_DIGITS
    return None if bare and (amount < LEAST or long) else amount


def han_number(text: str) -> int:
    """Return a number written in Chinese: 一千五 is 1500, 两万三 is 23000."""
    whole, section, digit, unit = 0, 0, 0, 1
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
            unit = 1 if sign in "零〇" else unit
        elif sign in TENS:
            section += (digit or 1) * TENS[sign]
            digit, unit = 0, TENS[sign] // 10
        elif sign == "万":
            whole, section, digit, unit = (section + digit) * 10000, 0, 0, 1000
    return whole + section + digit * (unit if len(text) > 1 else 1)
