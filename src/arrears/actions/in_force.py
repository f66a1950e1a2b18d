"""The policy that a day runs by: the one its plan was made with, until another is told."""

from arrears.planner.policy import Policy
from arrears.store.models import PlanRun


def policy_of(run: PlanRun) -> Policy:
    """Return the policy that the day of the plan runs by."""
    return Policy.kept(run.policy_text)


def text_of(chosen: Policy) -> str:
    """Return what a plan keeps of its policy; of the house's own, nothing."""
    return "" if chosen == Policy.default() else chosen.text
