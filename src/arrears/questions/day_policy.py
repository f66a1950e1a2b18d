"""By which policy a day is planned, or was."""

from datetime import date

from arrears.planner.policy import Policy, kept
from arrears.store import plans
from arrears.store.plan_policies import plan_policy_text, text_of_version


def plan_policy(on: date) -> Policy:
    """Return the policy in force on a day: a version that was agreed to, or the house's."""
    return kept(plan_policy_text(on))


def runs_by(on: date) -> Policy:
    """Return the policy that a day runs by: that of its plan, where it was told one."""
    own = plans.policy_text(on)
    return kept(own) if own else plan_policy(on)


def planned_by(version: str, *, on: date) -> Policy:
    """Return the policy that a day was planned by; the house's is asked of nobody."""
    if version == Policy.default().version:
        return Policy.default()
    text = text_of_version(version) if version else ""
    return kept(text) if text else plan_policy(on)
