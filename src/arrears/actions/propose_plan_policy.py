"""A new version of the plan's policy: proposed here, in force once another agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.words import Words
from arrears.planner.faults import read_policy
from arrears.planner.policy import Policy
from arrears.store.models import Proposal
from arrears.store.plan_policies import CHANGE, SUBJECT, plan_policy_versions

from .propose_change import DayGone, ProposalRefused, put_forward, raise_if_planned

LONGEST = 40  # characters of a version's name, as a plan keeps it
MOST_TEXT = 64_000  # characters


class VersionTaken(ProposalRefused):
    """A plan is told apart by the name of its policy's version."""

    words = Words(
        "版本名“{version}”已用过，请在 version: 里换一个新名字。",
        "The version “{version}” is there already. Give it a new name under version.",
    )


class VersionNameLong(ProposalRefused):
    """A plan keeps so many characters of it."""

    words = Words(
        "版本名须为 1 到 {most} 个字符，现在是 {length} 个。",
        "A version's name has 1 to {most} characters; this one has {length}.",
    )


class TextTooLong(ProposalRefused):
    """No policy is so long."""

    words = Words(
        "政策文本最长 {most} 个字符，现在是 {length} 个。",
        "A policy has {most} characters at the most; this text has {length}.",
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
    row = Proposal(
        change=CHANGE,
        subject=SUBJECT,
        text=told.text,
        version=policy.version,
        effective_on=told.effective_on,
    )
    put_forward(row, ground=ground, by=by, now=now)
    return policy


def checked(text: str) -> Policy:
    """Return the policy a text tells, under a name of its own. Raises as proposing does."""
    if len(text) > MOST_TEXT:
        raise TextTooLong(most=f"{MOST_TEXT:,}", length=f"{len(text):,}")
    policy = read_policy(text)
    if not 0 < len(policy.version.strip()) <= LONGEST:
        raise VersionNameLong(most=LONGEST, length=len(policy.version))
    house = policy.version == Policy.default().version
    if house or plan_policy_versions().filter(version=policy.version).exists():
        raise VersionTaken(version=policy.version)
    return policy
