"""The review of a case at the desk: portrait, answers, talks, and what others found out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from arrears.domain.case.cause import Cause, by_code
from arrears.domain.case.finding import FOUND_WORDS, VALUE_WORDS, Found
from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.money.amount import Amount
from arrears.domain.money.means import BASIS_WORDS, Basis
from arrears.domain.money.written import money
from arrears.domain.words import Words
from arrears.playbook.card import Card, cards
from arrears.playbook.review.review import Review, review
from arrears.playbook.review.weights import Point
from arrears.store import cases
from arrears.store.models import Case, Debt, Finding
from arrears.store.told_case import told_case

from .case_history import staff_names
from .claims import Claim, claims
from .masked import masked_account


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing found out or set right: what, how it is known, why, by whom, when."""

    words: Words
    value: Words
    basis: Words
    reason: str
    by: str
    at: datetime
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The review with the cards it names, and the findings, newest first."""

    review: Review
    on: date
    reasons: tuple[Card, ...]
    personas: tuple[tuple[Cause, int], ...]
    points: tuple[tuple[Point, Card | None, Words | None], ...]  # a code's own name
    claims: tuple[Claim, ...]
    findings: tuple[FindingLine, ...]


def case_review(
    number: str,
    *,
    now: datetime,
    by: str,
    lang: str,
    called: str = "",
    case: Case | None = None,
    names: Mapping[str, str] | None = None,
) -> ReviewPage:
    """
    Return the review of case `number` as it stands at `now`. Raises UnknownCase.

    `called` is the name to be used in the talks, where it is not to be the debtor's own.
    What whoever asks has read already, the `case` or the `names`, is not read again.
    """
    case, names = case or cases.case(number), staff_names() if names is None else names
    prefetch_related_objects([case], "findings", "offers", "legal_steps")
    on, debt = cases.local_day(case.debtor, now), case.debts.order_by("pk").first()
    spoken = _spoken(case, debt, staff=names.get(by, ""), called=called)
    told = review(told_case(case, now=now, lang=lang), **spoken)
    known = cards()
    return ReviewPage(
        review=told,
        on=on,
        reasons=tuple(known[code] for code in told.reasons if code in known),
        personas=tuple((by_code(code), share) for code, share in told.personas),
        points=tuple(
            (point, known.get(point.card), _event(point)) for point in told.evidence
        ),
        claims=claims(case, told, on=on),
        findings=_findings(case, names, debt.currency if debt else "CNY"),
    )


def _event(point: Point) -> Words | None:
    """Return the name of the event where the point comes from a code, not from words."""
    event = BY_CODE.get(point.quote)
    return event.words if event else None


def _spoken(
    case: Case, debt: Debt | None, *, staff: str, called: str
) -> Mapping[str, str]:
    """Return the facts for the slots that only the book knows."""
    tail = masked_account(debt.account_number)[-4:] if debt else ""
    return {
        "name": called or case.debtor.name,
        "tail": tail if tail.isdigit() else "",
        "staff": staff,
    }


def _findings(
    case: Case, names: Mapping[str, str], currency: str
) -> tuple[FindingLine, ...]:
    return tuple(
        FindingLine(
            words=FOUND_WORDS[Found(row.about)],
            value=_value(row, currency),
            basis=BASIS_WORDS[Basis(row.basis)],
            reason=row.reason,
            by=names.get(row.by, row.by),
            at=row.at,
            expires_on=row.expires_on,
        )
        for row in sorted(
            case.findings.all(), key=lambda row: (row.at, row.pk), reverse=True
        )
    )


def _value(row: Finding, currency: str) -> Words:
    about = Found(row.about)
    if about.is_sum:
        return _as_told(money(Amount(currency, int(row.value))))
    if about is Found.PERSONA:
        return by_code(row.value).words
    if row.value in cards():
        return cards()[row.value].title
    return VALUE_WORDS[row.value] if about.choices else _as_told(row.value)


def _as_told(text: str) -> Words:
    return Words(text, text)
