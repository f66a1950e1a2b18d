"""Stretches of the debtor's day."""

from dataclasses import dataclass

MINUTES_PER_DAY = 1440


@dataclass(frozen=True, slots=True)
class Window:
    """From a minute of the day, up to and without another: [from, until)."""

    from_minutes: int
    until_minutes: int

    @property
    def minutes(self) -> int:
        """Return how long the window is."""
        return self.until_minutes - self.from_minutes

    def holds(self, clock: int) -> bool:
        """Say whether the minute `clock` of the day lies in the window."""
        return self.from_minutes <= clock < self.until_minutes

    def meets(self, other: "Window") -> bool:
        """Say whether the two windows share a minute."""
        begins = max(self.from_minutes, other.from_minutes)
        return begins < min(self.until_minutes, other.until_minutes)

    def within(self, other: "Window") -> "Window":
        """Return the part of this window that lies in `other`, which it meets."""
        return Window(
            max(self.from_minutes, other.from_minutes),
            min(self.until_minutes, other.until_minutes),
        )

    def __str__(self) -> str:
        return f"{as_clock(self.from_minutes)}–{as_clock(self.until_minutes)}"


def as_clock(minutes: int) -> str:
    """Return a minute of the day as people read it: 510 is 08:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
