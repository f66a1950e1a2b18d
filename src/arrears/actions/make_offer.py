"""Offer a way to settle, out of what the policy allows and nothing else (QST-02)."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.money import OfferMade
from arrears.domain.money.offer import OfferRefused
from arrears.domain.words import Words
from arrears.playbook.offers.policy import Policy
from arrears.playbook.offers.schemes import Position, Scheme, floor_schemes, offer
from arrears.store import cases, journal, offers, positions
from arrears.store.models import Case, Offer
from arrears.store.policies import policy_of
from arrears.store.positions import MeansTold
from arrears.store.second_person import post_of

__all__ = ["OfferRefused", "make_offer"]


class SchemeGone(OfferRefused):
    """What was chosen is not, or no longer, among what may be offered."""

    words = Words(
        "这个方案现在不在可选范围内（欠款或收支有变动），请重新选择。",
        "This is no longer among what may be offered: the debt or the means have changed. Choose again.",
    )


class OfferStands(OfferRefused):
    """An agreement is being kept; nothing else is offered meanwhile."""

    words = Words(
        "还款协议正在履行，不能再提出别的方案。",
        "An agreement is being kept; nothing else is offered meanwhile.",
    )


class QuotaUsed(OfferRefused):
    """So many of a kind may be granted in a month, and they are."""

    words = Words(
        "本月“{kind.zh}”的名额（{most}）已经用完，请选择别的方案。",
        "The month's {most} of “{kind.en}” are used. Choose another way.",
    )


@transaction.atomic
def make_offer(
    *, number: str, scheme: str, means: MeansTold, by: str, now: datetime
) -> Offer:
    """
    Offer the scheme of that key (`positions.key`) on case `number`, and journal it.

    It stands at once where the post of `by` may grant it; else, and by every door at
    which nobody of a post stands, it waits for somebody who may. Raises OfferRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    on = cases.local_day(case.debtor, now)
    policy = policy_of(case.placement.lender, on=on)
    _raise_if_agreed(case)
    position = positions.position(case, means, policy, on=on)
    chosen = _chosen(position, policy, scheme)
    _raise_if_used(case, chosen, policy, now=now)
    made = offer(chosen, policy=policy, made_on=on, by=by, role=post_of(by))
    row = Offer.objects.create(
        case=case,
        owed_minor=position.owed.total.minor,
        made_at=now,
        **offers.kept(made),
    )
    fact = OfferMade(
        case.number,
        offer=str(row.pk),
        pays_minor=made.pays.minor,
        currency=made.pays.currency,
        expires_on=made.expires_on.isoformat(),
        needs=made.needs,
        approved=bool(made.approved_by),
    )
    journal.write(fact, by=by, at=now)
    return row


def _raise_if_agreed(case: Case) -> None:
    agreed = offers.agreement(case)
    if agreed is not None and agreed.ended_on is None:
        raise OfferStands


def _chosen(position: Position, policy: Policy, key: str) -> Scheme:
    for scheme in floor_schemes(position, policy):
        if positions.key(scheme) == key:
            return scheme
    raise SchemeGone


def _raise_if_used(
    case: Case, scheme: Scheme, policy: Policy, *, now: datetime
) -> None:
    most = policy.quota.get(scheme.kind)
    if most is None:
        return
    month = cases.desk_day(now).replace(day=1)
    given = Offer.objects.filter(
        kind=scheme.kind, made_on__gte=month, declined_by=""
    ).filter(case__placement__lender=case.placement.lender_id)
    if given.count() >= most:
        raise QuotaUsed(kind=scheme.kind.words, most=most)
