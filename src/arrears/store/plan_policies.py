"""The policy of the plan that is kept: its versions, and the text in force on a day."""

from datetime import date

from django.db.models import QuerySet

from .models import Proposal

CHANGE, SUBJECT = "plan_policy", "plan"


def plan_policy_text(on: date) -> str:
    """Return the text of the version in force on a day; empty where there is none."""
    in_force = plan_policy_versions().filter(effective_on__lte=on)
    return in_force.values_list("text", flat=True).first() or ""


def plan_policy_versions() -> QuerySet[Proposal]:
    """Return every version that was agreed to, the last in force first."""
    rows = Proposal.objects.filter(change=CHANGE, subject=SUBJECT, granted=True)
    return rows.order_by("-effective_on", "-decided_at", "-pk")
