"""What somebody has answered in the course."""

from collections.abc import Sequence

from .models import QuizAnswer, Staff


def answered(by: str) -> Sequence[QuizAnswer]:
    """Return somebody's answers, oldest first."""
    return list(QuizAnswer.objects.filter(by=by).order_by("answered_at", "pk"))


def role_of(by: str) -> str:
    """Return somebody's post; empty where there is none."""
    found = Staff.objects.filter(user__username=by).values_list("role", flat=True)
    return found.first() or ""
