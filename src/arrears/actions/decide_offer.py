"""Approve or decline an offer beyond its maker's authority: a second pair of eyes."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.money import OfferDecided
from arrears.domain.money.offer import OfferRefused
from arrears.domain.words import Words
from arrears.playbook.offers.authority import decided
from arrears.store import cases, journal, offers
from arrears.store.models import Case, Offer
from arrears.store.policies import policy_of
from arrears.store.second_person import post_of

__all__ = ["OfferRefused", "decide_offer", "offer_row"]

AUTHORITY = {"administrator": "lender"}  # who writes down what the lender decided


class NoSuchOffer(OfferRefused):
    """There is no such offer on the case."""

    words = Words(
        "案件上没有这个方案，请刷新页面。",
        "There is no such offer on the case. Reload the page.",
    )


class NoPostDecides(OfferRefused):
    """Who has no post grants nothing, whatever door it comes by."""

    words = Words(
        "只有在工作台有岗位的人才能审批方案。",
        "Only somebody with a post at the desk decides on an offer.",
    )


class DecisionGroundMissing(OfferRefused):
    """Nobody said why."""

    words = Words(
        "请写明审批理由；委托方的批复请写明文号和日期。",
        "Say why; of the lender's own decision give its number and day.",
    )


@transaction.atomic
def decide_offer(
    *,
    number: str,
    offer: int,
    grant: bool,
    ground: str,
    by: str,
    now: datetime,
) -> None:
    """
    Approve the offer, or decline it, with the ground; and journal it.

    What only the lender may grant an administrator writes down, with the lender's own
    paper as the ground. Raises OfferRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    row, post = offer_row(case, offer), post_of(by)
    if not post:
        raise NoPostDecides
    on = cases.local_day(case.debtor, now)
    found = decided(
        offers.offer_of(row),
        policy=policy_of(case.placement.lender, on=on),
        by=by,
        role=AUTHORITY.get(post, post),
        grant=grant,
        on=on,
    )
    if not ground.strip():
        raise DecisionGroundMissing
    row.approved_by, row.declined_by = found.approved_by, found.declined_by
    row.decided_at, row.ground = now, ground.strip()[:400]
    row.save(update_fields=["approved_by", "declined_by", "decided_at", "ground"])
    fact = OfferDecided(case.number, str(row.pk), grant, row.ground)
    journal.write(fact, by=by, at=now)


def offer_row(case: Case, offer: int) -> Offer:
    """Return the offer of the case, held for writing. Raises NoSuchOffer."""
    row = case.offers.select_for_update().filter(pk=offer).first()
    if row is None:
        raise NoSuchOffer
    return row
