"""The policy that a planned day runs by; its plan keeps the text."""

from arrears.planner.policy import Policy, kept
from arrears.store.models import PlanRun


def policy_of(run: PlanRun) -> Policy:
    """Return the policy that the day of the plan runs by."""
    return kept(run.policy_text)


def text_of(chosen: Policy) -> str:
    """Return what a plan keeps of its policy; of the one that comes with the house, nothing."""
    return "" if chosen == Policy.default() else chosen.text
