"""Changes with four eyes: one person proposes, another one agrees or does not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from arrears.domain.audit.administration import ChangeDecided, ChangeProposed
from arrears.domain.second_person import DECIDERS, Deed, is_another
from arrears.domain.words import Refusal, Words
from arrears.planner.policy import kept
from arrears.playbook.offers.policy import read_policy
from arrears.store import journal
from arrears.store.lenders import lender as lender_of
from arrears.store.models import PlanRun, Proposal, SecondFactor
from arrears.store.plan_policies import CHANGE as PLAN_POLICY
from arrears.store.plan_policies import plan_policy_text
from arrears.store.policies import policy_of
from arrears.store.second_person import post_of
from arrears.store.standing_rules import CHANGE as RULES
from arrears.store.versions import version_on

from .second_key import NothingToRemove, remove_key

SECOND_KEY, POLICY = "second_key", "policy"
GROUND_LENGTH = 400


class ProposalRefused(Refusal):
    """The change cannot be proposed or decided on like this."""


class ProposalNeedsGround(ProposalRefused):
    """Nobody said why."""

    words = Words("请写明原因。", "Write down why.")


class OneWaits(ProposalRefused):
    """The same thing waits for a decision already."""

    words = Words(
        "{subject.zh} 已有一项变更在等待复核，先决定那一项。",
        "A change of {subject.en} waits already. Decide on that one first.",
    )


class NothingWaits(ProposalRefused):
    """It was decided on, or never was."""

    words = Words(
        "没有这项待复核的变更，请刷新页面。",
        "No such change waits for a decision. Reload the page.",
    )


class SecondPersonNeeded(ProposalRefused):
    """Four eyes: who proposed it, and whom it is about, does not decide."""

    words = Words(
        "须由提出人和本人以外的管理员或合规人员复核。",
        "An administrator or compliance officer decides who neither proposed it nor is meant by it.",
    )


class NotForOneself(ProposalRefused):
    """Nobody asks it for the own account."""

    words = Words(
        "自己的两步验证须由另一位管理员提出重置。",
        "Another administrator proposes the reset of your own second key.",
    )


class DayGone(ProposalRefused):
    """It cannot have been in force before."""

    words = Words(
        "生效日不能早于今天（{today}）。",
        "It is in force from today ({today}) at the earliest.",
    )


class DayPlanned(ProposalRefused):
    """A day that is planned goes on by the policy it was planned by."""

    words = Words(
        "{on} 已按策略 {version} 排好；新版本最早从 {earliest} 起生效。",
        "{on} is planned already, by {version}. A new version is in force from {earliest} at the earliest.",
    )


@dataclass(frozen=True, slots=True)
class PolicyTold:
    """A policy of offers as somebody wants it for a lender, and from when."""

    lender: str
    text: str
    effective_on: date


def propose_key_reset(*, username: str, ground: str, by: str, now: datetime) -> None:
    """
    Ask a second person to take a lost authenticator away; it works on until then.

    Raises ProposalRefused, NothingToRemove.
    """
    if not is_another(by, username):
        raise NotForOneself
    if not SecondFactor.objects.filter(user__username=username).exists():
        raise NothingToRemove(username=username)
    told = Proposal(change=SECOND_KEY, subject=username)
    put_forward(told, ground=ground, by=by, now=now)


def propose_policy(
    told: PolicyTold, *, ground: str, by: str, today: date, now: datetime
) -> None:
    """
    Ask a second person to put a lender's policy in force from a day.

    Raises ProposalRefused, PolicyMisread, UnknownLender.
    """
    owner = lender_of(told.lender)
    policy = read_policy(told.text, file=f"{told.lender}.yaml")
    if told.effective_on < today:
        raise DayGone(today=today)
    row = Proposal(
        change=POLICY,
        subject=owner.key,
        text=told.text,
        version=policy.version[:80],
        effective_on=told.effective_on,
    )
    put_forward(row, ground=ground, by=by, now=now)


@transaction.atomic
def decide_change(
    *, proposal: int, grant: bool, ground: str, by: str, now: datetime
) -> None:
    """
    Agree to what somebody else proposed, or do not; agreed, it is done.

    Raises ProposalRefused, NothingToRemove.
    """
    if not ground.strip():
        raise ProposalNeedsGround
    rows = Proposal.objects.select_for_update().filter(decided_at=None)
    row = rows.filter(pk=proposal).first()
    if row is None:
        raise NothingWaits
    decides = post_of(by) in DECIDERS[Deed.CHANGE]
    if not (decides and is_another(by, row.by, row.subject)):
        raise SecondPersonNeeded
    if grant and row.change == PLAN_POLICY and row.effective_on:
        raise_if_planned(row.effective_on)
    changed = _changes(row)
    row.decided_by, row.decided_at, row.granted = by, now, grant
    row.save(update_fields=["decided_by", "decided_at", "granted"])
    told = ground.strip()[:GROUND_LENGTH]
    fact = ChangeDecided(
        row.subject, row.change, grant, row.by, told, changed if grant else {}
    )
    journal.write(fact, by=by, at=now)
    if grant and row.change == SECOND_KEY:
        remove_key(username=row.subject, ground=told, by=by, now=now)


@transaction.atomic
def put_forward(
    row: Proposal, *, ground: str, by: str, now: datetime, named: Words | None = None
) -> None:
    """Let a change wait for a second person, and journal it. Raises ProposalRefused."""
    if not ground.strip():
        raise ProposalNeedsGround
    row.ground, row.by, row.at = ground.strip()[:GROUND_LENGTH], by, now
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        subject = named or Words(row.subject, row.subject)
        raise OneWaits(subject=subject) from twice
    day = row.effective_on.isoformat() if row.effective_on else ""
    fact = ChangeProposed(row.subject, row.change, row.version, day, row.ground)
    journal.write(fact, by=by, at=now)


def raise_if_planned(on: date) -> None:
    """Raise DayPlanned where the day, or one after it, has its plan."""
    last = PlanRun.objects.filter(on__gte=on).order_by("-on").first()
    if last is not None:
        earliest = last.on + timedelta(days=1)
        raise DayPlanned(on=last.on, version=last.policy, earliest=earliest)


def _changes(row: Proposal) -> dict[str, list[str]]:
    """Return from and to, by name, as the journal keeps them."""
    if row.change == SECOND_KEY or row.effective_on is None:
        return {"second_key": ["set up", "removed"]}
    before = _version_before(row, row.effective_on)
    return {
        "version": [before, row.version],
        "effective_on": ["", row.effective_on.isoformat()],
    }


def _version_before(row: Proposal, on: date) -> str:
    if row.change == PLAN_POLICY:
        return kept(plan_policy_text(on)).version
    if row.change == RULES:
        return version_on(on, change=RULES, subject=row.subject)
    return policy_of(lender_of(row.subject), on=on).version
