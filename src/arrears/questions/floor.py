"""The whole floor at a glance: calls per seat and round, and how many were made."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from arrears.planner.reasons import ROUNDS
from arrears.store.models import PlanRun, Staff

from .told_today import told_on


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


def floor(*, on: date) -> tuple[SeatLine, ...]:
    """Return a line for every collector's seat, by staff number."""
    planned = _planned(on)
    done = _done(on)
    seats = Staff.objects.filter(role="collector").select_related("user")
    return tuple(
        SeatLine(
            seat=staff.user.username,
            name=staff.name,
            staff_number=staff.staff_number,
            calls=tuple(planned.get((staff.user.username, key), 0) for key in ROUNDS),
            done=done.get(staff.user.username, 0),
        )
        for staff in seats.order_by("staff_number")
    )


def _planned(on: date) -> dict[tuple[str, str], int]:
    run = PlanRun.objects.filter(on=on).first()
    if run is None:
        return {}
    groups = run.items.filter(seat__gt="").values_list("seat", "round")
    return {(seat, key): n for seat, key, n in groups.annotate(n=Count("*"))}


def _done(on: date) -> dict[str, int]:
    return dict(told_on(on).values_list("by").annotate(n=Count("case", distinct=True)))
