"""What somebody has answered in the course, and the released calls to label."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from arrears.law.call_review.review import Turn

from .cases import DESK_ZONE
from .models import LibraryCall, QuizAnswer, Staff


def answered(by: str) -> Sequence[QuizAnswer]:
    """Return somebody's answers, oldest first."""
    return list(QuizAnswer.objects.filter(by=by).order_by("answered_at", "pk"))


def post_and_zone(by: str) -> tuple[str, str]:
    """
    Return somebody's post, and the zone in which the own days are counted.

    The post is empty where there is none; the zone is the desk's where none is told.
    """
    found = Staff.objects.filter(user__username=by).first()
    return told(found) if found else ("", DESK_ZONE)


def told(staff: Staff) -> tuple[str, str]:
    """Return the post of one of the staff, and the zone in which the own days count."""
    return staff.role, staff.zone or DESK_ZONE


def day_of(at: datetime, zone: str) -> date:
    """Return the calendar day of a moment in a zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def released_turns(number: int) -> Sequence[Turn]:
    """Return the turns of a released call; none where there is no such call."""
    call = LibraryCall.objects.filter(pk=number).exclude(released_at=None).first()
    return [Turn(each["who"], each["text"]) for each in call.turns] if call else []
