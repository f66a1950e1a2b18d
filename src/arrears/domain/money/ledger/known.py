"""Which events stand on a day as known on a day, in the order they count."""

from collections.abc import Sequence
from dataclasses import dataclass

from .event import Event

NEVER = 10**7


@dataclass(frozen=True, slots=True)
class Known:
    """The events that count, in order, and what reversed the others."""

    standing: list[Event]
    reversed_by: dict[str, Event]


def known(events: Sequence[Event], *, as_of: int, as_known_on: int | None) -> Known:
    """
    Return what stands on `as_of`, booked by `as_known_on`; None knows everything.

    Same-day events keep the order of booking, then of the list. A reversal takes
    its event away as if it had never been, whatever its own day.
    """
    until = NEVER if as_known_on is None else as_known_on
    booked = [event for event in events if event.booked_on <= until]
    undone = {event.reverses or "": event for event in booked if event.reverses}
    undone = {ref: by for ref, by in undone.items() if by.kind == "reversal"}
    standing = [
        event
        for event in booked
        if event.counts_on <= as_of
        and event.kind != "reversal"
        and event.ref not in undone
    ]
    standing.sort(key=_turn)
    return Known(standing, undone)


def _turn(event: Event) -> tuple[int, int]:
    return (event.counts_on, event.booked_on)
