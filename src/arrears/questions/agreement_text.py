"""An offer or agreement in writing, with the six items of card measure 70."""

from datetime import datetime

from arrears.domain.case.product import Product
from arrears.domain.money.owed import HEADS, Owed
from arrears.playbook.offers.agreement import AgreementTerms, PlanSummary, plan_summary
from arrears.store import cases, offers, positions
from arrears.store.models import Offer as OfferRow
from arrears.store.policies import policy_of
from arrears.store.positions import NOT_TOLD

from .masked import masked_account
from .money_page import first_debt


def agreement_text(number: str, offer: int, *, now: datetime) -> PlanSummary | None:
    """
    Return the offer in writing; None where the case has no such offer.

    The heads are those of today while it can still be accepted; later they are told as
    one sum, for it was written down then. Raises UnknownCase.
    """
    case = cases.case(number)
    row, debt = case.offers.filter(pk=offer).first(), first_debt(case)
    found = offers.offer_of(row) if row else None
    if row is None or debt is None or found is None or found.plan is None:
        return None
    on = cases.local_day(case.debtor, now)
    policy = policy_of(case.placement.lender, on=on)
    terms = AgreementTerms(
        lender=case.placement.lender.name,
        account=masked_account(debt.account_number),
        product=Product(debt.product),
        agreed_on=row.accepted_on or on,
        charges_go_on=False,
        grace_days=policy.grace_days,
        waives=found.waives,
    )
    owed = positions.position(case, NOT_TOLD, policy, on=on).owed
    if owed.total.minor != row.owed_minor:
        owed = _one_sum(row)
    return plan_summary(owed, found.plan, terms)


def _one_sum(row: OfferRow) -> Owed:
    """Return what was owed then, where its heads are no longer known."""
    offer = offers.offer_of(row)
    nothing = offer.pays - offer.pays
    heads = dict.fromkeys(HEADS, nothing) | dict(offer.waives)
    return Owed(heads | {"principal": offer.pays + heads["principal"]})
