"""By which policy a day is planned, or was."""

from datetime import date

from arrears.planner.policy import Policy, kept
from arrears.store import plans
from arrears.store.plan_policies import plan_policy_text


def plan_policy(on: date) -> Policy:
    """Return the policy in force on a day: a version that was agreed to, or the house's."""
    return kept(plan_policy_text(on))


def runs_by(on: date) -> Policy:
    """Return the policy that a day runs by: its plan's; without one, that in force."""
    text = plans.policy_text(on)
    return plan_policy(on) if text is None else kept(text)
