"""The instalments of one debt while its events are replayed."""

from bisect import bisect_left, bisect_right

from .heads import nothing


class Row:
    """
    One instalment: what is open, paid, waived, written off, a head a place.

    `due` is an ordinal; `left` is all that is open; what was due is the sum of
    the four. `charges` are (own day, head, amount), by day.
    """

    __slots__ = (
        "charges",
        "due",
        "in_advance",
        "kind",
        "late",
        "left",
        "met_on",
        "open",
        "paid",
        "waived",
        "written",
    )

    def __init__(self, due: int, parts: list[int], kind: str = "regular") -> None:
        self.due = due
        self.kind = kind
        self.open = parts
        self.left = sum(parts)
        self.paid = nothing()
        self.waived = nothing()
        self.written = nothing()
        self.in_advance = 0
        self.late = 0
        self.met_on: int | None = None
        self.charges: list[list[int]] = []

    def pay(self, head: int, most: int, *, on: int) -> int:
        """Pay up to `most` of a head; return what was taken."""
        part = min(self.open[head], most)
        if part > 0:
            self.open[head] -= part
            self.paid[head] += part
            self.note(part, on)
        return max(part, 0)

    def note(self, part: int, on: int) -> None:
        """Keep what was paid before and after the due day, and when all was met."""
        if on < self.due:
            self.in_advance += part
        elif on > self.due:
            self.late += part
        self.lower(part, on)

    def lower(self, part: int, on: int) -> None:
        """Lower what is left; the day nothing is left is the day it was met."""
        self.left -= part
        if part and not self.left:
            self.met_on = on

    def add(self, head: int, amount: int) -> None:
        """Add to what is due; what was met no longer is."""
        self.open[head] += amount
        self.left += amount
        self.met_on = None

    def due_of(self, head: int) -> int:
        """Return all that ever fell due under this head."""
        parts = (self.open, self.paid, self.waived, self.written)
        return sum(part[head] for part in parts)

    def ripe(self, head: int, *, until: int) -> int:
        """Return what is open of charges whose own day is `until` or before."""
        charged = sum(
            amount for own, at, amount in self.charges if at == head and own <= until
        )
        settled = self.paid[head] + self.waived[head] + self.written[head]
        return max(0, min(charged - settled, self.open[head]))


class Rows:
    """All instalments in order of their due day, and the first that is open."""

    __slots__ = ("all", "dues", "first", "regular", "with_charges")

    def __init__(self, rows: list[Row]) -> None:
        self.all = rows
        self.dues = [row.due for row in rows]
        self.regular = [row for row in rows if row.kind != "down_payment"] or rows
        self.first = 0
        self.with_charges: list[Row] = []

    def oldest_due(self) -> int | None:
        """Return the due day of the first instalment that is not met."""
        rows, at = self.all, self.first
        while at < len(rows) and not rows[at].left:
            at += 1
        self.first = at
        return rows[at].due if at < len(rows) else None

    def horizon(self, name: str, on: int) -> list[Row]:
        """Return the instalments that are past due, due, or in advance on a day."""
        if name == "past_due":
            return self.all[self.first : bisect_left(self.dues, on)]
        low = max(self.first, bisect_left(self.dues, on))
        high = max(self.first, bisect_right(self.dues, on))
        return self.all[low:high] if name == "due" else self.all[high:]

    def holder_of_charge(self, own: int) -> Row:
        """Return the first regular instalment due on or after; else one of its own."""
        if own <= self.regular[-1].due:
            at = bisect_left(self.regular, own, key=_due)
            return self.regular[at]
        return self.own_row(own)

    def next_after(self, on: int) -> Row:
        """Return the next instalment after a day; on the last due day, that one."""
        at = bisect_right(self.dues, on)
        return self.all[at] if at < len(self.all) else self.own_row(on)

    def own_row(self, due: int) -> Row:
        """Return the instalment due on that day behind the schedule; make it if new."""
        at = bisect_right(self.dues, due)
        if at and self.dues[at - 1] == due:
            return self.all[at - 1]
        row = Row(due, nothing(), "additional")
        self.all.insert(at, row)
        self.dues.insert(at, due)
        return row

    def reopen(self, row: Row, head: int, amount: int) -> None:
        """Add to what a row owes, and look again from there for the first open."""
        row.add(head, amount)
        self.first = min(self.first, bisect_left(self.dues, row.due))


def _due(row: Row) -> int:
    return row.due
