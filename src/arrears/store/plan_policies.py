"""The policy of the plan in force on a day: a version that two people agreed on, or the house's."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from arrears.planner.policy import Policy, policy

from .models import Proposal

CHANGE, SUBJECT = "plan_policy", "plan"


def plan_policy(on: date) -> Policy:
    """Return the policy in force on a day; the one that comes with the house without one."""
    text = plan_policy_text(on)
    return _read(text) if text else Policy.default()


def planned_by(version: str, *, on: date) -> Policy:
    """Return the policy that a day was planned by; the house's is asked of nobody."""
    if version == Policy.default().version:
        return Policy.default()
    rows = plan_policy_versions().filter(version=version) if version else ()
    return next((_read(row.text) for row in rows), None) or plan_policy(on)


def plan_policy_text(on: date) -> str:
    """Return the text of the version in force on a day; empty where there is none."""
    in_force = plan_policy_versions().filter(effective_on__lte=on)
    return in_force.values_list("text", flat=True).first() or ""


def plan_policy_versions() -> QuerySet[Proposal]:
    """Return every version that was agreed to, the last in force first."""
    rows = Proposal.objects.filter(change=CHANGE, subject=SUBJECT, granted=True)
    return rows.order_by("-effective_on", "-decided_at", "-pk")


@lru_cache(maxsize=16)
def _read(text: str) -> Policy:
    return policy(text, file="policy.yaml")
