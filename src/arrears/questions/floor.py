"""The whole floor at a glance: calls per seat and round, and how many were made."""

from dataclasses import dataclass

from arrears.store.models import Staff

from .told_today import Calls, of_seat


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat's day; `calls` are by round, in the order of ROUNDS."""

    seat: str
    name: str
    staff_number: str
    calls: tuple[int, ...]
    done: int

    @property
    def total(self) -> int:
        """Return the seat's calls of the whole day."""
        return sum(self.calls)


def floor(calls: Calls) -> tuple[SeatLine, ...]:
    """Return a line for every collector's seat, by staff number, from the calls of a day."""
    seats = Staff.objects.filter(role="collector").order_by("staff_number")
    named = seats.values_list("user__username", "name", "staff_number")
    return tuple(
        SeatLine(
            seat=seat,
            name=name,
            staff_number=number,
            calls=tuple(planned for planned, _ in of_seat(calls, seat)),
            done=sum(done for _, done in of_seat(calls, seat)),
        )
        for seat, name, number in named
    )
