"""May this be said on this case: the wording check with what the registers know."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.legal_step import LegalStep as Step
from arrears.domain.case.standing import StopKind
from arrears.domain.money.offer import OfferState
from arrears.domain.words import Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.store import cases, offers
from arrears.store.models import Case, LegalStep

MINOR_PER_YUAN = 100
LONGEST = 2_000  # characters
WORDING_PRODUCT = {
    "instalment_loan": "consumer_loan",
    "trade_invoice": "trade",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One place of the text that must not be said, why, and what to say instead."""

    text: str
    label: str
    title: Words
    why: Words
    instead: Words


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a text: block, warn or ok."""

    text: str
    audience: str
    verdict: str
    found: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step on the register."""

    step: int
    words: Words
    on: date
    paper: str
    by: str


def words_check(
    number: str, text: str, *, audience: str, channel: str, now: datetime
) -> Checked:
    """
    Judge `text` for the debtor, a third person or a colleague, by the case's facts.

    Raises UnknownCase, UnknownAudience.
    """
    case = cases.case(number)
    facts = case_facts(case, now=now)
    judged = judge(Wording(text[:LONGEST], audience, channel, facts))
    found: dict[str, Said] = {}
    for each in judged.findings:
        hit, part = each.detector, text[each.start : each.end]
        found.setdefault(
            hit.label, Said(part, hit.label, hit.title, hit.why, hit.instead)
        )
    return Checked(text, audience, judged.verdict, tuple(found.values()))


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


def legal_steps(case: Case) -> tuple[StepLine, ...]:
    """Return the register of the case, the newest step first."""
    rows = LegalStep.objects.filter(case=case, struck_at=None).order_by("-on", "-pk")
    return tuple(
        StepLine(row.pk, Step(row.step).words, row.on, row.paper, row.by)
        for row in rows
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
