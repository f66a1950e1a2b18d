"""The policy of offers that holds for a lender: its own, or the house's."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from arrears.playbook.offers.policy import Policy, house_policy, read_policy

from .models import Lender, Proposal
from .versions import text_on, versions

CHANGE = "policy"


def policy_of(lender: Lender, *, on: date) -> Policy:
    """Return the policy of offers in force for the lender on a day; else the house's."""
    text = policy_text(lender, on=on)
    return _read(text, lender.key) if text else house_policy()


def policy_text(lender: Lender, *, on: date) -> str:
    """Return the lender's own policy in force on a day; empty where it has none."""
    return text_on(on, change=CHANGE, subject=lender.key) or lender.policy


def policy_versions(lender: Lender) -> QuerySet[Proposal]:
    """Return every version that was agreed to, the last in force first."""
    return versions(change=CHANGE, subject=lender.key)


@lru_cache(maxsize=64)
def _read(text: str, key: str) -> Policy:
    return read_policy(text, file=f"{key}.yaml")
