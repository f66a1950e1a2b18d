"""What the debtor said of the situation, and how far each statement is known (CLM-01…10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from arrears.domain.case.finding import CLAIMS, Found
from arrears.domain.money.means import BASIS_WORDS, Basis
from arrears.domain.words import Words
from arrears.playbook.card import Card, cards
from arrears.playbook.review.reasons import ANYBODY, OWN_WORD
from arrears.playbook.review.review import Review
from arrears.store.models import Case, Finding

SAID = Words("说过，未核实", "said, not checked")
UNTRUE = Words("查明不实", "found untrue")
LAPSED = Words("曾核实，已过期", "checked once, no longer")
FACTS_OF = dict((*ANYBODY, *OWN_WORD, ("CLM-03", ("plain_no_money",))))


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: its card, the words it was told in, and how far it is known."""

    card: Card
    quote: str
    state: Words
    expires_on: date | None


def claims(case: Case, told: Review, *, on: date) -> tuple[Claim, ...]:
    """
    Return every statement that was heard or checked, in the order of the catalogue.

    Believed until checked; what was checked counts until its last day.
    """
    rows = [r for r in case.findings.all() if r.about in {Found.CLAIM, Found.REFUTED}]
    rows.sort(key=lambda row: (row.at, row.pk))
    checked = {row.value: row for row in rows}
    return tuple(
        _claim(code, told, checked.get(code), on=on)
        for code in CLAIMS
        if code in checked or _quote(code, told)
    )


def _claim(code: str, told: Review, row: Finding | None, *, on: date) -> Claim:
    expires_on = row.expires_on if row else None
    return Claim(cards()[code], _quote(code, told), _state(row, on=on), expires_on)


def _state(row: Finding | None, *, on: date) -> Words:
    if row is None:
        return SAID
    if row.expires_on and row.expires_on < on:
        return LAPSED
    return UNTRUE if row.about == Found.REFUTED else BASIS_WORDS[Basis(row.basis)]


def _quote(code: str, told: Review) -> str:
    facts: Sequence[str] = FACTS_OF.get(code, ())
    standing = told.notes.standing
    return next((standing[fact].quote for fact in facts if fact in standing), "")
