"""An instalment plan: equal, stepped, or as large as a month can bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from arrears.domain.words import Refusal, Words

from .amount import Amount
from .months import month_after

LONGEST_MONTHS = 600  # no plan outlives a working life; lenders allow far less


class PlanRefused(Refusal):
    """The plan cannot be made as asked."""


class NothingToPlan(PlanRefused):
    """There is nothing owed, or more is paid first than is owed."""

    words = Words(
        "可分期的金额必须大于零（欠款 {owed}，首付 {first}）。",
        "There must be something left to plan (owed {owed}, paid first {first}).",
    )


class NoMonths(PlanRefused):
    """The number of instalments is not one a plan can have."""

    words = Words(
        "期数须在 1 到 {longest} 之间，现在是 {months}。",
        "A plan has 1 to {longest} instalments, not {months}.",
    )


class TooSmallToEnd(PlanRefused):
    """The monthly sum never pays the debt off within the longest term."""

    words = Words(
        "每月 {monthly} 在 {months} 期内还不清 {owed}；最少要每月 {least}。",
        "{monthly} a month does not pay {owed} in {months} instalments; {least} is the least.",
    )


@dataclass(frozen=True, slots=True)
class Instalment:
    """One sum, due on one day."""

    due_on: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Agreed sums on agreed days, in order of the day.

    Its parts always add up to `total`; nothing is charged on top unless `cost` says so.
    """

    instalments: tuple[Instalment, ...]
    cost: Amount  # interest and fees that the plan itself adds; it is part of the sums

    @property
    def total(self) -> Amount:
        """Return what is paid in all, cost included."""
        first, *others = (part.amount for part in self.instalments)
        return sum(others, start=first)

    @property
    def last_on(self) -> date:
        """Return the day of the last instalment."""
        return self.instalments[-1].due_on

    @property
    def largest(self) -> Amount:
        """Return the largest instalment, which the month must be able to bear."""
        return max((part.amount for part in self.instalments), key=lambda a: a.minor)

    @property
    def months(self) -> int:
        """Return how many calendar months it runs, the first included."""
        first, last = self.instalments[0].due_on, self.last_on
        return (last.year - first.year) * 12 + last.month - first.month + 1


def equal(
    owed: Amount,
    *,
    months: int,
    first_on: date,
    payday: int | None = None,
    cost: Amount | None = None,
) -> Plan:
    """
    Return `months` equal instalments; what does not divide is on the last one.

    `payday` is the day of the month from the second instalment on (31: the last).
    Raises   NoMonths, NothingToPlan
    """
    return stepped(
        owed, steps=[1] * _months(months), first_on=first_on, payday=payday, cost=cost
    )


def stepped(
    owed: Amount,
    *,
    steps: Sequence[int],
    first_on: date,
    payday: int | None = None,
    cost: Amount | None = None,
) -> Plan:
    """
    Return instalments in the proportion of `steps`: [1, 1, 2, 2] begins small.

    Rounding  down to the minor unit; the rest is on the last instalment
    Raises    NoMonths, NothingToPlan
    """
    _months(len(steps))
    added = cost or owed - owed
    total = owed + added
    weight = sum(steps)
    if not owed.is_positive or weight < 1 or min(steps) < 0:
        raise NothingToPlan(owed=owed, first=owed - owed)
    sums = [total.minor * step // weight for step in steps]
    sums[-1] += total.minor - sum(sums)
    return Plan(_dated(owed.currency, sums, first_on, payday), added)


def paid_first(
    owed: Amount, *, first: Amount, months: int, first_on: date, payday: int | None
) -> Plan:
    """Return one larger sum at once and the rest in `months` equal instalments."""
    rest = owed - first
    if not (first.is_positive and rest.is_positive):
        raise NothingToPlan(owed=owed, first=first)
    later = equal(rest, months=months, first_on=first_on, payday=payday)
    dates = _dates(months + 1, first_on, payday)
    sums = [first, *(part.amount for part in later.instalments)]
    parts = tuple(map(Instalment, dates, sums))
    return Plan(parts, later.cost)


def as_much_as(
    owed: Amount,
    *,
    monthly: Amount,
    first_on: date,
    longest: int,
    payday: int | None = None,
) -> Plan:
    """
    Return the plan that pays `monthly` until the debt is paid; the last one is the rest.

    Raises   TooSmallToEnd, with the least that would do; NothingToPlan
    """
    if not owed.is_positive:
        raise NothingToPlan(owed=owed, first=monthly)
    months = -(-owed.minor // monthly.minor) if monthly.is_positive else longest + 1
    if months > _months(longest):
        least = Amount(owed.currency, -(-owed.minor // longest))
        raise TooSmallToEnd(owed=owed, monthly=monthly, months=longest, least=least)
    sums = [monthly.minor] * (months - 1)
    sums.append(owed.minor - sum(sums))
    return Plan(_dated(owed.currency, sums, first_on, payday), owed - owed)


def minimum_payment(balance: Amount, *, percent: int, floor: Amount) -> Amount:
    """
    Return what a card asks for at least (CALC-04): a share, or `floor`, never above it all.

    Rounding  the share is rounded up to the minor unit, so that it is never short
    """
    share = Amount(balance.currency, -(-balance.minor * percent // 100))
    asked = share if share.covers(floor) else floor
    return asked.up_to(balance)


def _months(months: int) -> int:
    if not 1 <= months <= LONGEST_MONTHS:
        raise NoMonths(months=months, longest=LONGEST_MONTHS)
    return months


def _dated(
    currency: str, sums: Sequence[int], first_on: date, payday: int | None
) -> tuple[Instalment, ...]:
    dates = _dates(len(sums), first_on, payday)
    amounts = (Amount(currency, minor) for minor in sums)
    return tuple(
        Instalment(on, amount)
        for on, amount in zip(dates, amounts, strict=True)
        if amount.is_positive
    )


def _dates(count: int, first_on: date, payday: int | None) -> list[date]:
    """Return the first day, then the payday of every month after it."""
    return [
        first_on if n == 0 else month_after(first_on, n, on=payday)
        for n in range(count)
    ]
