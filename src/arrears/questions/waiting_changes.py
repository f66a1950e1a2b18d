"""Changes that wait for a second person, and the last ones that were decided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.words import Words
from arrears.playbook.offers.policy import house_text
from arrears.store.lenders import UnknownLender, lender
from arrears.store.models import Proposal
from arrears.store.plan_policies import CHANGE as PLAN_POLICY
from arrears.store.policies import policy_text

from .plan_policies import plan_policy_diff
from .policy_versions import DiffLine, policy_diff

CHANGES = {
    "second_key": Words("重置两步验证", "Reset of a second key"),
    "policy": Words("方案政策", "Policy of offers"),
    "plan_policy": Words("排程策略", "Policy of the plan"),
}
LAST = 20


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: what, by whom, why; and for a policy, what differs."""

    number: int
    change: Words
    subject: str
    version: str
    effective_on: date | None
    ground: str
    by: str
    at: datetime
    mine: bool  # who looks proposed it, or is meant by it
    granted: bool
    decided_by: str
    decided_at: datetime | None
    diff: Sequence[DiffLine]
    is_of_plan: bool = False  # a policy of the plan, which can be tried


def waiting_changes(*, by: str) -> tuple[ChangeLine, ...]:
    """Return what waits, the oldest first, as `by` sees it."""
    rows = Proposal.objects.filter(decided_at=None).order_by("at")
    return tuple(_line(row, by=by, diff=_diff(row)) for row in rows)


def decided_changes(*, by: str) -> tuple[ChangeLine, ...]:
    """Return the last that were decided on, the newest first."""
    rows = Proposal.objects.exclude(decided_at=None).order_by("-decided_at", "-pk")
    return tuple(_line(row, by=by, diff=()) for row in rows[:LAST])


def _line(row: Proposal, *, by: str, diff: Sequence[DiffLine]) -> ChangeLine:
    return ChangeLine(
        number=row.pk,
        change=CHANGES[row.change],
        subject=row.subject,
        version=row.version,
        effective_on=row.effective_on,
        ground=row.ground,
        by=row.by,
        at=row.at,
        mine=by in {row.by, row.subject},
        granted=row.granted,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        diff=diff,
        is_of_plan=row.change == PLAN_POLICY,
    )


def _diff(row: Proposal) -> Sequence[DiffLine]:
    if row.effective_on is None:
        return ()
    if row.change == PLAN_POLICY:
        return plan_policy_diff(row.text, on=row.effective_on)
    try:
        standing = policy_text(lender(row.subject), on=row.effective_on)
    except UnknownLender:
        return ()
    return policy_diff(standing or house_text(), row.text)
