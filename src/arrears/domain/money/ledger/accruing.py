"""Penalty interest by day, added to the instalments that are overdue."""

from calendar import isleap
from datetime import date
from math import lcm

from .allocating import half_even
from .heads import PENALTY, PRINCIPAL
from .rows import Row, Rows
from .terms import Accrual

DAYS = {"day": 1, "act/365": 365, "act/360": 360}
YEAR = lcm(365, 366)


class Accruing:
    """
    The penalty interest of one debt while its events are replayed.

    A day counts on what was open when it began, once its grace is over, from the
    later of the due day and `begins`. Parts of a minor unit are kept exactly and
    rounded, half to even, only when added. On overdue bases each instalment bears
    its own; on remaining bases the oldest overdue one bears all. Penalties are
    in the basis only where the interest is compound.
    """

    def __init__(self, terms: Accrual, rows: Rows) -> None:
        self.terms = terms
        self.rows = rows
        self.unit = lcm(*(below for _, _, below in terms.rates))
        self.unit *= DAYS.get(terms.day_count, YEAR)
        self.exact: dict[int, int] = {}  # row's due day: what accrued, in 1/unit
        self.added: dict[int, int] = {}

    def move(self, since: int, until: int) -> None:
        """Accrue the days after `since` up to `until`."""
        day = since if self._late_by(until) else until
        while day < until:
            upto = day + 1 if self.terms.compound else self._steady(day, until)
            self._accrue(day, upto)
            day = upto

    def _late_by(self, day: int) -> bool:
        due = self.rows.oldest_due()
        return due is not None and due + self.terms.grace_days < day

    def _steady(self, day: int, until: int) -> int:
        """Return the day up to which neither rate, year, nor what is late changes."""
        turns = [first - 1 for first, _, _ in self.terms.rates]
        turns.append(self.terms.begins - 1)
        turns += [due + self.terms.grace_days for due in self.rows.dues]
        if self.terms.day_count == "act/act":
            years = range(_year(day), _year(until) + 1)
            turns += [date(year, 12, 31).toordinal() for year in years]
        return min([turn for turn in turns if day < turn < until], default=until)

    def _accrue(self, day: int, upto: int) -> None:
        """Accrue the days after `day` up to `upto`, all alike."""
        weight = self._weight(day + 1)
        late = [
            row
            for row in self.rows.horizon("past_due", day + 1 - self.terms.grace_days)
            if row.left
        ]
        if not weight or not late or day + 1 < self.terms.begins:
            return
        if self.terms.basis.startswith("remaining"):
            basis = sum(self._basis(row) for row in self.rows.all)
            self._add(late[0], basis * weight * (upto - day))
            return
        for row in late:
            self._add(row, self._basis(row) * weight * (upto - day))

    def _basis(self, row: Row) -> int:
        if self.terms.basis.endswith("principal"):
            extra = self._unpaid(row) if self.terms.compound else 0
            return row.open[PRINCIPAL] + extra
        return row.left - (0 if self.terms.compound else row.open[PENALTY])

    def _unpaid(self, row: Row) -> int:
        return min(row.open[PENALTY], self.added.get(row.due, 0))

    def _weight(self, day: int) -> int:
        """Return one day's rate in 1/unit; 0 before the first rate."""
        known = [rate for rate in self.terms.rates if rate[0] <= day]
        if not known:
            return 0
        _, above, below = known[-1]
        if self.terms.day_count == "act/act":
            days = 366 if isleap(_year(day)) else 365
        else:
            days = DAYS[self.terms.day_count]
        return above * self.unit // (below * days)

    def _add(self, row: Row, exact: int) -> None:
        total = self.exact.get(row.due, 0) + exact
        self.exact[row.due] = total
        more = half_even(total, self.unit) - self.added.get(row.due, 0)
        if more:
            self.added[row.due] = self.added.get(row.due, 0) + more
            self.rows.reopen(row, PENALTY, more)


def _year(day: int) -> int:
    return date.fromordinal(day).year
