"""Who may grant an offer, and the decision by a second pair of eyes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import (
    STATE_WORDS,
    AuthorityTooLow,
    MakerMayNotDecide,
    Offer,
    OfferIsOver,
    OfferState,
)
from arrears.domain.second_person import is_another

from .policy import ALL, Authority, Policy


def needed(
    policy: Policy,
    *,
    owed: Mapping[str, Amount],
    waives: Mapping[str, Amount],
    months: int = 0,
    days: int = 0,
) -> str | None:
    """Return the least role that may grant this alone; None where nobody may."""
    for authority in policy.authority:
        if _covers(authority, owed, waives, months=months, days=days):
            return authority.role
    return None


def decided(
    offer: Offer, *, policy: Policy, by: str, role: str, grant: bool, on: date
) -> Offer:
    """
    Return the offer approved or declined by `by`.

    Raises   MakerMayNotDecide, AuthorityTooLow, OfferIsOver
    """
    if offer.state(on) is not OfferState.PROPOSED:
        raise OfferIsOver(state=STATE_WORDS[offer.state(on)])
    if not is_another(by, offer.by):
        raise MakerMayNotDecide(by=by)
    if not may_grant(policy, role=role, needs=offer.needs):
        raise AuthorityTooLow(role=role, needs=offer.needs)
    return replace(offer, approved_by=by) if grant else replace(offer, declined_by=by)


def accepted(offer: Offer, *, on: date) -> Offer:
    """Return the offer as the debtor took it. Raises OfferIsOver unless it is open."""
    state = offer.state(on)
    if state is not OfferState.OPEN:
        raise OfferIsOver(state=STATE_WORDS[state])
    return replace(offer, accepted_on=on)


def may_grant(policy: Policy, *, role: str, needs: str) -> bool:
    """Say whether `role` stands at least as high as the one that is needed."""
    order = [authority.role for authority in policy.authority]
    return role in order and needs in order and order.index(role) >= order.index(needs)


def _covers(
    authority: Authority,
    owed: Mapping[str, Amount],
    waives: Mapping[str, Amount],
    *,
    months: int,
    days: int,
) -> bool:
    if months > authority.months or days > authority.days:
        return False
    return all(
        part.minor * ALL <= authority.heads.get(head, 0) * owed[head].minor
        for head, part in waives.items()
        if part.is_positive
    )
