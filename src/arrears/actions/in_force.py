"""The policy that a day runs by: the one in force, unless its plan was told another."""

from datetime import date

from arrears.planner.policy import Policy, kept
from arrears.store.models import PlanRun
from arrears.store.plan_policies import plan_policy_text


def policy_of(run: PlanRun) -> Policy:
    """Return the policy that the day of the plan runs by."""
    return kept(run.policy_text or plan_policy_text(run.on))


def text_of(chosen: Policy, on: date) -> str:
    """Return what a plan keeps of its policy; of the one in force, nothing."""
    return "" if chosen == kept(plan_policy_text(on)) else chosen.text
