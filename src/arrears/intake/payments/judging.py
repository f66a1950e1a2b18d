"""Told lines into payments: each is taken, or set aside with its first fault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from arrears.domain.money.amount import Amount
from arrears.intake.dates import EXCEL, FORMS, days
from arrears.intake.money import MOST_MINOR, minor
from arrears.intake.vocabulary import CURRENCIES

from .lines import AsideLine, PaymentLine, ToldLine

CODES = frozenset(CURRENCIES.values())


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines taken and those set aside; together they are all that were told."""

    lines: tuple[PaymentLine, ...]
    aside: tuple[AsideLine, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A told line with what could be read of it; None where nothing could."""

    told: ToldLine
    minor: int | None
    on: date | None
    booked_on: date | None


def parted(told: Sequence[ToldLine], *, known: Iterable[str] = ()) -> Parted:
    """
    Part the lines into payments and those set aside; none is lost.

    `known` are the references in the books already. One reference told twice counts
    once where the lines are the same, and not at all where they differ.
    """
    tidy = [_tidied(each) for each in told]
    books, repeats = frozenset(known), _repeats(tidy)
    lines, aside = [], []
    for read in _read(tidy):
        if reason := _fault(read, books, repeats):
            aside.append(_aside(read, reason))
        else:
            lines.append(_payment(read))
    return Parted(tuple(lines), tuple(aside))


def _tidied(told: ToldLine) -> ToldLine:
    """Return the line without blanks around its cells, its currency as a code."""
    currency = told.currency.strip()
    return replace(
        told,
        ref=told.ref.strip(),
        currency=CURRENCIES.get(currency, currency.upper()),
        account=told.account.strip(),
        payer=told.payer.strip(),
        memo=told.memo.strip(),
    )


def _read(told: Sequence[ToldLine]) -> list[_Read]:
    amounts = _amounts(told)
    paid = _days([each.on for each in told])
    booked = _days([each.booked_on for each in told])
    return list(map(_Read, told, amounts, paid, booked))


def _amounts(told: Sequence[ToldLine]) -> list[int | None]:
    found: list[int | None] = [None] * len(told)
    for currency in {each.currency for each in told} & CODES:
        at = [i for i, each in enumerate(told) if each.currency == currency]
        text = pl.Series([told[i].amount.strip() for i in at], dtype=pl.String)
        read = minor(text, currency=currency, unit="yuan")
        for i, value in zip(at, read, strict=True):
            found[i] = value
    return found


def _days(text: Sequence[str]) -> list[date | None]:
    series = pl.Series([each.strip() for each in text], dtype=pl.String)
    return days(series, forms=(*FORMS, EXCEL)).to_list()


def _repeats(told: Sequence[ToldLine]) -> dict[int, str]:
    """Return, by place, the lines whose reference another line has, and which fault."""
    groups: dict[str, list[ToldLine]] = {}
    for each in told:
        if each.ref and not each.reason:
            groups.setdefault(each.ref, []).append(each)
    found = {}
    for first, *others in groups.values():
        alike = all(replace(each, at=first.at) == first for each in others)
        reason = "ref_repeated" if alike else "ref_conflicts"
        for each in others if alike else [first, *others]:
            found[each.at] = reason
    return found


def _fault(read: _Read, known: frozenset[str], repeats: dict[int, str]) -> str:
    told = read.told
    if told.reason:
        return told.reason
    if not told.ref:
        return "ref_missing"
    if told.ref in known:
        return "ref_known"
    return repeats.get(told.at) or _money_fault(read) or _day_fault(read)


def _money_fault(read: _Read) -> str:
    if read.told.currency not in CODES:
        return "currency_unknown"
    if read.minor is None:
        return "money_unreadable"
    if read.minor <= 0:
        return "not_positive"
    return "money_too_large" if read.minor > MOST_MINOR else ""


def _day_fault(read: _Read) -> str:
    """Return a fault where a day was told and not read, or none was told at all."""
    told = read.told
    cells = ((told.on, read.on), (told.booked_on, read.booked_on))
    unread = any(text.strip() and day is None for text, day in cells)
    return "date_unreadable" if unread or not (read.on or read.booked_on) else ""


def _payment(read: _Read) -> PaymentLine:
    told, on, booked_on = read.told, read.on, read.booked_on
    some_day = on or booked_on
    if some_day is None or read.minor is None:
        raise AssertionError(told)  # `_fault` lets none of these through
    return PaymentLine(
        at=told.at,
        ref=told.ref,
        on=some_day,
        booked_on=booked_on or some_day,
        amount=Amount(told.currency, read.minor),
        account=told.account,
        payer=told.payer,
        memo=told.memo,
    )


def _aside(read: _Read, reason: str) -> AsideLine:
    told, amount = read.told, read.minor
    readable = amount if amount is not None and abs(amount) <= MOST_MINOR else None
    return AsideLine(told.at, told.ref, reason, readable, told.currency)
