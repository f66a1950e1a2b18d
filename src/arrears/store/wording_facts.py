"""What the registers say of a case, as the wording check asks for it."""

from datetime import date, datetime

from arrears.domain.case.legal_step import LegalStep as Step
from arrears.domain.case.standing import StopKind
from arrears.domain.money.offer import OfferState
from arrears.law.wording.case_facts import CaseFacts

from . import cases, offers
from .models import Case

MINOR_PER_YUAN = 100
WORDING_PRODUCT = {
    "instalment_loan": "consumer_loan",
    "trade_invoice": "trade",
}


def case_facts(case: Case, *, now: datetime) -> CaseFacts:
    """Return what the registers say of the case; what none of them holds is unknown."""
    on = cases.local_day(case.debtor, now)
    steps = (
        row for row in case.legal_steps.all() if row.struck_at is None and row.on <= on
    )
    last = max(
        steps, key=lambda row: (list(Step).index(Step(row.step)), row.on), default=None
    )
    told = {} if last is None else {"legal_step": last.step, "legal_step_date": last.on}
    stops = set(case.debtor.stops.filter(lifted_at=None).values_list("kind", flat=True))
    return CaseFacts.read(
        told
        | _offer(case, on=on)
        | _debt(case)
        | {
            "vulnerable": StopKind.VULNERABLE in stops,
            "lost_contact_proven": case.lost_since is not None,
            "visit_booked": any(row.is_ahead(now) for row in case.visits.all()),
            "today": on,
        }
    )


def _offer(case: Case, *, on: date) -> dict[str, object]:
    """Return whether an offer stands, and its real last day."""
    states = {row: offers.offer_of(row).state(on) for row in case.offers.all()}
    standing = [row for row, state in states.items() if state is OfferState.OPEN]
    if not standing:
        return {"offer_approved": False}
    last = max(row.expires_on for row in standing)
    return {"offer_approved": True, "offer_expires": last}


def _debt(case: Case) -> dict[str, object]:
    debts = list(case.debts.filter(recalled_on=None).prefetch_related("statements"))
    products = {debt.product for debt in debts}
    principals = [
        row.principal_minor
        for debt in debts
        for row in debt.statements.all()
        if row.is_latest
    ]
    product = products.pop() if len(products) == 1 else ""
    told: dict[str, object] = {"product": WORDING_PRODUCT.get(product, product)}
    if principals:
        told["principal"] = sum(principals) // MINOR_PER_YUAN
    return told
