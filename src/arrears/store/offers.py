"""Offers and agreements as they are kept, and as the domain knows them."""

from collections.abc import Mapping, Sequence
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import Offer, OfferKind
from arrears.domain.money.plan import Instalment, Plan
from arrears.domain.money.promise import Leeway, Promise, PromiseState
from arrears.domain.money.receipt import Judged, Standing, matched

from .models import Case
from .models import Offer as OfferRow
from .promises import receipts

RUNNING, KEPT, BROKEN = "", "kept", "broken"
MISSED = {PromiseState.BROKEN, PromiseState.HOLLOW, PromiseState.KEPT_LATE}


def offer_of(row: OfferRow) -> Offer:
    """Return the offer as the domain knows it."""
    plan = _plan(row.currency, row.instalments)
    return Offer(
        kind=OfferKind(row.kind),
        pays=plan.total,
        waives=_waives(row.currency, row.waives),
        plan=plan,
        made_on=row.made_on,
        expires_on=row.expires_on,
        by=row.by,
        needs=row.needs,
        policy=row.policy,
        approved_by=row.approved_by,
        declined_by=row.declined_by,
        accepted_on=row.accepted_on,
    )


def kept(offer: Offer) -> dict[str, object]:
    """Return the columns that keep the offer."""
    plan = offer.plan
    parts = plan.instalments if plan else ()
    return {
        "kind": str(offer.kind),
        "currency": offer.pays.currency,
        "waives": {head: amount.minor for head, amount in offer.waives.items()},
        "instalments": [[p.due_on.isoformat(), p.amount.minor] for p in parts],
        "policy": offer.policy,
        "needs": offer.needs,
        "made_on": offer.made_on,
        "expires_on": offer.expires_on,
        "by": offer.by,
        "approved_by": offer.approved_by,
    }


def agreement(case: Case) -> OfferRow | None:
    """Return what was agreed last on the case, running or over; None: nothing was."""
    agreed = [
        (row.accepted_at, row.pk, row)
        for row in case.offers.all()
        if row.accepted_at and row.ended_as != "cancelled"
    ]
    return max(agreed)[-1] if agreed else None


def instalments_judged(
    row: OfferRow, *, on: date, grace_days: int
) -> tuple[Judged, ...]:
    """
    Return where every instalment of an agreement stands on `on`, in order.

    They are promises, matched to the money that came since it was agreed.
    """
    offer = offer_of(row)
    if offer.plan is None or row.accepted_at is None or row.accepted_on is None:
        return ()
    standing = [
        Standing(
            Promise(part.amount, row.accepted_at, part.due_on),
            made_on=row.accepted_on,
            collector=row.by,
        )
        for part in offer.plan.instalments
    ]
    came = receipts([row.case_id]).get(row.case_id, ())
    leeway = Leeway(grace_days=grace_days)
    return matched(standing, came, on=on, leeway=leeway).promises


def stands(judged: Sequence[Judged]) -> str:
    """Say of an agreement's instalments whether all were kept, one missed, or neither."""
    if judged and all(each.state is PromiseState.KEPT for each in judged):
        return KEPT
    return BROKEN if any(each.state in MISSED for each in judged) else RUNNING


def _plan(currency: str, parts: Sequence[Sequence[object]]) -> Plan:
    instalments = tuple(
        Instalment(date.fromisoformat(str(on)), Amount(currency, int(str(minor))))
        for on, minor in parts
    )
    return Plan(instalments, Amount(currency, 0))


def _waives(currency: str, told: Mapping[str, int]) -> dict[str, Amount]:
    return {head: Amount(currency, minor) for head, minor in told.items()}
