"""The policy of the plan: the version in force, those before and to come, what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from arrears.planner.faults import read_policy
from arrears.planner.policy import Policy, house_text
from arrears.planner.what_if import Comparison
from arrears.store.models import PlanRun, Proposal
from arrears.store.plan_policies import (
    CHANGE,
    plan_policy_text,
    plan_policy_versions,
)

from .day_policy import plan_policy
from .policy_versions import (
    DiffLine,
    VersionLine,
    held_against,
    policy_diff,
    version_lines,
)
from .what_if import what_policy_changes


@dataclass(frozen=True, slots=True)
class PlanPolicyPage:
    """The policy of the plan as it stands on a day."""

    policy: Policy
    own: bool  # a version that two people agreed on, not the house's
    text: str
    versions: tuple[VersionLine, ...]
    waiting: Proposal | None
    planned: PlanRun | None  # the last day planned, from today on


def plan_policy_page(*, on: date) -> PlanPolicyPage:
    """Return the policy of the plan as it stands on a day."""
    text = plan_policy_text(on)
    waiting = Proposal.objects.filter(change=CHANGE, decided_at=None)
    planned = PlanRun.objects.filter(on__gte=on).order_by("-on")
    return PlanPolicyPage(
        policy=plan_policy(on),
        own=bool(text),
        text=text or house_text(),
        versions=version_lines(plan_policy_versions(), on=on),
        waiting=waiting.first(),
        planned=planned.first(),
    )


def plan_policy_diff(text: str, *, on: date) -> Sequence[DiffLine]:
    """Return what differs between a text and the version in force on a day."""
    return policy_diff(plan_policy_text(on) or house_text(), text)


def plan_policy_version(number: int) -> tuple[Proposal, Sequence[DiffLine]] | None:
    """Return a version with what differs from the one before it; None where there is none."""
    return held_against(plan_policy_versions(), number, first=house_text())


def plan_policy_tried(text: str, *, on: date) -> Comparison:
    """
    Return the plan of a day by the version in force and by a text; nothing is saved.

    Raises PolicyFaulty, and as the plan does.
    """
    after = read_policy(text)
    return what_policy_changes(on=on, before=plan_policy(on), after=after)
