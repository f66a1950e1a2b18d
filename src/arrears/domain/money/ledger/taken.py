"""What one event did to a debt: by head, by instalment, and in credit."""

from .heads import HEADS

CREDIT = len(HEADS)  # its place behind the heads


class Taken:
    """
    The parts of one event: heads and then credit; and where each part went.

    `where` has (due day of the instalment, head, amount), in the order it went.
    """

    __slots__ = ("parts", "where")

    def __init__(self) -> None:
        self.parts = [0] * (CREDIT + 1)
        self.where: list[tuple[int, int, int]] = []

    def add(self, due: int, head: int, part: int) -> None:
        """Add what went to one head of one instalment; nothing adds nothing."""
        if part:
            self.parts[head] += part
            self.where.append((due, head, part))

    def by_row(self) -> dict[int, list[int]]:
        """Return the heads that each instalment got, by its due day, oldest first."""
        rows: dict[int, list[int]] = {}
        for due, head, part in sorted(self.where):
            rows.setdefault(due, [0] * CREDIT)[head] += part
        return rows
