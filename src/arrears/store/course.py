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


def role_of(by: str) -> str:
    """Return somebody's post; empty where there is none."""
    found = Staff.objects.filter(user__username=by).values_list("role", flat=True)
    return found.first() or ""


def zone_of(by: str) -> str:
    """Return the zone in which somebody's days are counted: the own, else the desk's."""
    found = Staff.objects.filter(user__username=by).values_list("zone", flat=True)
    return found.first() or DESK_ZONE


def day_of(at: datetime, zone: str) -> date:
    """Return the calendar day of a moment in a zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def released_turns(number: int) -> Sequence[Turn]:
    """Return the turns of a released call; none where there is no such call."""
    call = LibraryCall.objects.filter(pk=number).exclude(released_at=None).first()
    return [Turn(each["who"], each["text"]) for each in call.turns] if call else []
