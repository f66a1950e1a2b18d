"""Versions that two people agreed on: a lender's policy, the plan's, a list of rules."""

from datetime import date

from django.db.models import QuerySet

from .models import Proposal

LAST_FIRST = ("-effective_on", "-decided_at", "-pk")


def text_on(on: date, *, change: str, subject: str) -> str:
    """Return the text of the version in force on a day; empty where there is none."""
    in_force = versions(change=change, subject=subject).filter(effective_on__lte=on)
    return in_force.values_list("text", flat=True).first() or ""


def texts_on(on: date, *, change: str) -> dict[str, str]:
    """Return the text in force on a day of each subject that has one."""
    rows = Proposal.objects.filter(change=change, granted=True, effective_on__lte=on)
    in_order = rows.order_by(*LAST_FIRST).reverse()
    return dict(in_order.values_list("subject", "text"))  # the last of each stays


def version_on(on: date, *, change: str, subject: str) -> str:
    """Return the name of the version in force on a day; empty where there is none."""
    in_force = versions(change=change, subject=subject).filter(effective_on__lte=on)
    return in_force.values_list("version", flat=True).first() or ""


def versions(*, change: str, subject: str) -> QuerySet[Proposal]:
    """Return every version that was agreed to, the last in force first."""
    rows = Proposal.objects.filter(change=change, subject=subject, granted=True)
    return rows.order_by(*LAST_FIRST)


def version_taken(version: str, *, change: str) -> bool:
    """Say whether a version of this name was ever agreed to, of whatever it is."""
    rows = Proposal.objects.filter(change=change, granted=True)
    return rows.filter(version=version).exists()
