"""A new version of the plan's policy: proposed here, in force once another agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.planner.faults import read_policy
from arrears.planner.policy import Policy
from arrears.store.plan_policies import CHANGE, SUBJECT

from .propose_change import DayGone, raise_if_planned
from .propose_version import (
    VersionTaken,
    VersionTold,
    propose_version,
    raise_if_long,
    raise_unless_new,
)


@dataclass(frozen=True, slots=True)
class PlanPolicyTold:
    """A policy of the plan as somebody wants it, and from when."""

    text: str
    effective_on: date


def propose_plan_policy(
    told: PlanPolicyTold, *, ground: str, by: str, today: date, now: datetime
) -> Policy:
    """
    Ask a second person to put a policy of the plan in force from a day.

    Raises ProposalRefused, PolicyFaulty.
    """
    policy = checked(told.text)
    if told.effective_on < today:
        raise DayGone(today=today)
    raise_if_planned(told.effective_on)
    wanted = VersionTold(CHANGE, SUBJECT, told.text, policy.version, told.effective_on)
    propose_version(wanted, ground=ground, by=by, today=today, now=now)
    return policy


def checked(text: str) -> Policy:
    """Return the policy a text tells, under a name of its own. Raises as proposing does."""
    raise_if_long(text)
    policy = read_policy(text)
    raise_unless_new(policy.version, change=CHANGE)
    if policy.version == Policy.default().version:
        raise VersionTaken(version=policy.version)
    return policy
