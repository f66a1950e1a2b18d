"""Changes that wait for a second person, and the last ones that were decided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.standing_rules import whose
from arrears.domain.second_person import is_another
from arrears.domain.words import Words
from arrears.playbook.offers.policy import house_text
from arrears.store.lenders import UnknownLender, lender
from arrears.store.models import Proposal
from arrears.store.plan_policies import CHANGE as PLAN_POLICY
from arrears.store.policies import policy_text
from arrears.store.standing_rules import CHANGE as RULES
from arrears.store.standing_rules import team_of

from .plan_policies import plan_policy_diff
from .policy_versions import DiffLine, policy_diff
from .standing_rules import rules_diff

CHANGES = {
    "second_key": Words("重置两步验证", "Reset of a second key"),
    "policy": Words("方案政策", "Policy of offers"),
    "plan_policy": Words("排程策略", "Policy of the plan"),
    RULES: Words("常设分配规则", "Standing rules"),
}
LAST = 20


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: what, by whom, why; and for a policy, what differs."""

    number: int
    change: Words
    subject: Words
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
    is_rules: bool = False  # of standing rules, which can be tried too
    team: str = ""  # whose rules


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
        subject=_subject(row),
        version=row.version,
        effective_on=row.effective_on,
        ground=row.ground,
        by=row.by,
        at=row.at,
        mine=not is_another(by, row.by, row.subject),
        granted=row.granted,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        diff=diff,
        is_of_plan=row.change == PLAN_POLICY,
        is_rules=row.change == RULES,
        team=team_of(row.subject) if row.change == RULES else "",
    )


def _subject(row: Proposal) -> Words:
    if row.change == RULES:
        return whose(team_of(row.subject))
    return Words(row.subject, row.subject)


def _diff(row: Proposal) -> Sequence[DiffLine]:
    if row.effective_on is None:
        return ()
    if row.change == PLAN_POLICY:
        return plan_policy_diff(row.text, on=row.effective_on)
    if row.change == RULES:
        return rules_diff(row.text, team=team_of(row.subject), on=row.effective_on)
    try:
        standing = policy_text(lender(row.subject), on=row.effective_on)
    except UnknownLender:
        return ()
    return policy_diff(standing or house_text(), row.text)
