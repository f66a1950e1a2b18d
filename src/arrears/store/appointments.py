"""Visits as their letter tells of them, and how a message is known as that letter."""

from datetime import datetime

from arrears.playbook.scripts.appointment import Visiting

from . import cases
from .models import Message, Staff, Visit

LETTER_OF = "visit-"


def batch_of(visit: int) -> str:
    """Return what marks a message as the letter of that visit."""
    return f"{LETTER_OF}{visit}"


def visiting(row: Visit) -> Visiting:
    """Return what the letter tells of the visit."""
    crew = Staff.objects.filter(user__username__in=row.crew.split(","))
    people = crew.order_by("user__username").values_list("name", "staff_number")
    at = cases.on_clock(row.person, row.at)
    return Visiting(row.person.name, at, row.place, list(people))


def still_stands(row: Message, *, now: datetime) -> bool:
    """Say whether a message is no letter of a visit, or of one that is still to come."""
    if not row.batch.startswith(LETTER_OF):
        return True
    visit = row.batch.removeprefix(LETTER_OF)
    to_come = Visit.objects.filter(
        case=row.case_id, cancelled_at=None, ended_as="", at__gt=now
    )
    return visit.isdecimal() and to_come.filter(pk=int(visit)).exists()
