"""A lender's policy of offers: its versions, what differs, and what it would change."""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.money.offer import OfferKind
from arrears.domain.money.owed import HEADS
from arrears.domain.posts import POSTS
from arrears.domain.words import Words
from arrears.playbook.offers.policy import Policy, house_text, read_policy
from arrears.playbook.offers.schemes import floor_schemes
from arrears.store import positions
from arrears.store.models import Case, Lender, Proposal
from arrears.store.policies import policy_of, policy_text, policy_versions

MOST_CASES = 200  # that a dry run looks at
A_HUNDREDTH = 100  # basis points in one per cent
NOBODY = Words("没有人可以批", "nobody may")


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version that was agreed to, and whether it is the one in force."""

    number: int
    version: str
    effective_on: date
    by: str
    decided_by: str
    decided_at: datetime
    ground: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """What one post may grant alone; shares are whole per cent, in the order of HEADS."""

    role: Words
    months: int
    days: int
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a text held against another: added, gone, or the same."""

    kind: str  # added | gone | same
    text: str


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """How many offers of one kind could be made, by who must grant them."""

    kind: Words
    needs: Words
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a policy would change in the offers that open cases have today."""

    cases: int
    lines: tuple[SchemeLine, ...]


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """One lender's policy as it stands, with its versions."""

    key: str
    name: str
    version: str
    own: bool
    text: str
    authority: tuple[AuthorityLine, ...]
    versions: tuple[VersionLine, ...]
    waiting: Proposal | None


def policy_page(lender: Lender, *, on: date) -> PolicyPage:
    """Return the policy of a lender as it stands on a day."""
    policy, text = policy_of(lender, on=on), policy_text(lender, on=on)
    waiting = Proposal.objects.filter(
        change="policy", subject=lender.key, decided_at=None
    )
    return PolicyPage(
        key=lender.key,
        name=lender.name,
        version=policy.version,
        own=bool(text),
        text=text or house_text(),
        authority=authority_lines(policy),
        versions=version_lines(policy_versions(lender), on=on),
        waiting=waiting.first(),
    )


def authority_lines(policy: Policy) -> tuple[AuthorityLine, ...]:
    """Return the matrix of authority, the least post first."""
    return tuple(
        AuthorityLine(
            role=POSTS[each.role],
            months=each.months,
            days=each.days,
            shares=tuple(each.heads.get(head, 0) // A_HUNDREDTH for head in HEADS),
        )
        for each in policy.authority
    )


def policy_diff(before: str, after: str) -> tuple[DiffLine, ...]:
    """Return both texts as one, line by line; the same twice is nothing."""
    found = difflib.unified_diff(
        before.splitlines(), after.splitlines(), lineterm="", n=2
    )
    kinds = {"+": "added", "-": "gone"}
    lines = [each for each in found if not each.startswith(("---", "+++", "@@"))]
    return tuple(DiffLine(kinds.get(each[:1], "same"), each[1:]) for each in lines)


def held_against(
    rows: Iterable[Proposal], number: int, *, first: str
) -> tuple[Proposal, Sequence[DiffLine]] | None:
    """
    Return a version with what differs from the one before it; None where there is none.

    `rows` are the versions, the last first; the first of all is held against `first`.
    """
    found = list(rows)
    for at, row in enumerate(found):
        if row.pk == number:
            before = found[at + 1].text if at + 1 < len(found) else first
            return row, policy_diff(before, row.text)
    return None


def dry_run(lender: Lender, text: str, *, on: date) -> DryRun:
    """
    Return what could be offered today under the policy in force and under `text`.

    Over the first open cases of the lender by number. Raises PolicyMisread.
    """
    wanted = read_policy(text, file=f"{lender.key}.yaml")
    standing = policy_of(lender, on=on)
    rows = Case.objects.filter(placement__lender=lender, closed_on=None)
    open_cases = list(rows.select_related("debtor").order_by("number")[:MOST_CASES])
    before = _counted(open_cases, standing, on=on)
    after = _counted(open_cases, wanted, on=on)
    lines = [
        SchemeLine(
            kind.words,
            POSTS.get(needs, NOBODY),
            before[kind, needs],
            after[kind, needs],
        )
        for kind, needs in sorted({*before, *after})
    ]
    return DryRun(cases=len(open_cases), lines=tuple(lines))


def _counted(
    rows: Sequence[Case], policy: Policy, *, on: date
) -> Counter[tuple[OfferKind, str]]:
    return Counter(
        (scheme.kind, scheme.needs)
        for case in rows
        for scheme in floor_schemes(
            positions.position(case, positions.NOT_TOLD, policy, on=on), policy
        )
    )


def version_lines(rows: Iterable[Proposal], *, on: date) -> tuple[VersionLine, ...]:
    """Return versions, the last in force first, as people read them."""
    found: list[VersionLine] = []
    for row in rows:
        if row.effective_on is None or row.decided_at is None:
            continue
        stands = row.effective_on <= on and not any(each.in_force for each in found)
        line = VersionLine(
            number=row.pk,
            version=row.version,
            effective_on=row.effective_on,
            by=row.by,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            ground=row.ground,
            in_force=stands,
        )
        found.append(line)
    return tuple(found)
