"""The policy that a day runs by: the one its plan was made with, until another is told."""

from functools import lru_cache

from arrears.planner.policy import Policy, policy
from arrears.store.models import PlanRun


def policy_of(run: PlanRun) -> Policy:
    """Return the policy that the day of the plan runs by."""
    return _read(run.policy_text) if run.policy_text else Policy.default()


def text_of(chosen: Policy) -> str:
    """Return what a plan keeps of its policy; of the house's own, nothing."""
    return "" if chosen == Policy.default() else chosen.text


@lru_cache(maxsize=16)
def _read(text: str) -> Policy:
    return policy(text, file="policy.yaml")
