"""What the registers say of a case, as the wording check asks for it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from arrears.domain.case.legal_step import LegalStep as Step
from arrears.domain.case.standing import StopKind
from arrears.domain.money.offer import OfferState
from arrears.law.wording.case_facts import CaseFacts

from . import cases, offers
from .models import Case, Debt, Stop

MINOR_PER_YUAN = 100
WORDING_PRODUCT = {
    "instalment_loan": "consumer_loan",
    "trade_invoice": "trade",
}


def case_facts(case: Case, *, now: datetime) -> CaseFacts:
    """Return what the registers say of the case; what none of them holds is unknown."""
    debts = case.debts.filter(recalled_on=None).prefetch_related("statements")
    stops = case.debtor.stops.filter(lifted_at=None)
    return case_facts_from(case, debts, stops, now=now)


def case_facts_from(
    case: Case, debts: Iterable[Debt], stops: Iterable[Stop], *, now: datetime
) -> CaseFacts:
    """
    Return the same from what was gathered before.

    `debts` are those that were not recalled, `stops` those that stand on the debtor;
    the case's legal steps, offers and visits may be gathered, too.
    """
    on = cases.local_day(case.debtor, now)
    steps = (
        row for row in case.legal_steps.all() if row.struck_at is None and row.on <= on
    )
    last = max(
        steps, key=lambda row: (list(Step).index(Step(row.step)), row.on), default=None
    )
    told = {} if last is None else {"legal_step": last.step, "legal_step_date": last.on}
    return CaseFacts.read(
        told
        | _offer(case, on=on)
        | _debt(list(debts))
        | {
            "vulnerable": StopKind.VULNERABLE in {stop.kind for stop in stops},
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


def _debt(debts: Sequence[Debt]) -> dict[str, object]:
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
