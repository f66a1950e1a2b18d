"""The hidden economy: what comes in on which day, what must go out, and who pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from arrears.domain.money.months import day_of_month
from arrears.domain.words import Words

STEP = 50_00  # sums are talked about in steps of fifty yuan
AHEAD = 120  # days that are looked through for a payday


class Payer(StrEnum):
    """Who in the household decides on money."""

    SELF = "self"
    SPOUSE = "spouse"
    PARENTS = "parents"

    @property
    def words(self) -> Words:
        """Return who it is, as the debtor says it."""
        return PAYER_WORDS[self]


PAYER_WORDS = {
    Payer.SELF: Words("我自己", "myself"),
    Payer.SPOUSE: Words("我爱人", "my spouse"),
    Payer.PARENTS: Words("我爸妈", "my parents"),
}


@dataclass(frozen=True, slots=True)
class Pay:
    """Money that comes in every month on `day`, the first time after `starts_in` days."""

    name: str
    day: int
    amount_minor: int
    starts_in: int = 0


@dataclass(frozen=True, slots=True)
class Household:
    """What there is to live on. Nobody on the telephone knows it unless it is told."""

    cash_minor: int
    savings_minor: int
    pays: tuple[Pay, ...]
    essentials_minor: int
    other_debts_minor: int
    payer: Payer = Payer.SELF

    @property
    def income_minor(self) -> int:
        """Return what comes in every month, once all of it has begun."""
        return sum(pay.amount_minor for pay in self.pays)

    @property
    def spare_minor(self) -> int:
        """Return what a month leaves for this debt, never below zero."""
        left = self.income_minor - self.essentials_minor - self.other_debts_minor
        return max(0, left)

    def income_on(self, day: date, *, begun_on: date) -> int:
        """Return what comes in on `day`."""
        return sum(
            pay.amount_minor
            for pay in self.pays
            if day == day_of_month(day, pay.day)
            and day >= begun_on + timedelta(pay.starts_in)
        )

    def paydays(self, after: date, days: int) -> Iterator[date]:
        """Yield the days on which money comes in, of the `days` after `after`."""
        for ahead in range(1, days + 1):
            day = after + timedelta(ahead)
            if self.income_on(day, begun_on=after):
                yield day

    def payday(self, today: date) -> date | None:
        """Return the next day on which money comes in."""
        return next(self.paydays(today, AHEAD), None)

    def reach_minor(self, on: date, *, today: date) -> int:
        """Return what could be paid once on `on` without touching what life needs."""
        paydays = self.paydays(today, max(0, (on - today).days))
        return self.savings_minor + self.spare_minor * sum(1 for _ in paydays)


def in_steps(amount_minor: int) -> int:
    """Return the sum rounded down to the steps people talk in."""
    return amount_minor // STEP * STEP
