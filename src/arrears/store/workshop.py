"""The way to the workshop's own cases and to the analyses written."""

from collections.abc import Sequence

from .models import PortraitAnswer, WorkshopAnswer, WorkshopCase


def lock_own(number: int) -> WorkshopCase | None:
    """Return one of the team's own cases, held until the transaction ends, or None."""
    return WorkshopCase.objects.select_for_update().filter(pk=number).first()


def own_case(number: int) -> WorkshopCase | None:
    """Return one of the team's own cases, or None."""
    return WorkshopCase.objects.filter(pk=number).first()


def own_cases() -> Sequence[WorkshopCase]:
    """Return the team's own cases, the first taken in first."""
    return list(WorkshopCase.objects.order_by("pk"))


def answers_of(by: str) -> Sequence[WorkshopAnswer]:
    """Return what somebody wrote, the oldest first."""
    return list(WorkshopAnswer.objects.filter(by=by).order_by("answered_at", "pk"))


def portraits_of(by: str) -> Sequence[PortraitAnswer]:
    """Return the portraits somebody drew, the oldest first."""
    return list(PortraitAnswer.objects.filter(by=by).order_by("answered_at", "pk"))
