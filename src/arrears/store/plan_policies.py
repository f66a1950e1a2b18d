"""The policy of the plan that is kept: its versions, and the text in force on a day."""

from datetime import date

from django.db.models import QuerySet

from .models import Proposal
from .versions import text_on, versions

CHANGE, SUBJECT = "plan_policy", "plan"


def plan_policy_text(on: date) -> str:
    """Return the text of the version in force on a day; empty where there is none."""
    return text_on(on, change=CHANGE, subject=SUBJECT)


def plan_policy_versions() -> QuerySet[Proposal]:
    """Return every version that was agreed to, the last in force first."""
    return versions(change=CHANGE, subject=SUBJECT)
