"""May this be said on this case: the wording check with what the registers know."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.legal_step import LegalStep as Step
from arrears.domain.words import Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.store import cases
from arrears.store.models import Case, LegalStep
from arrears.store.wording_facts import case_facts

LONGEST = 2_000  # characters


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
    return checked(cases.case(number), text, audience, channel, now=now)


def checked(
    case: Case, text: str, audience: str, channel: str, *, now: datetime
) -> Checked:
    """Judge `text` on a case that is at hand. Raises UnknownAudience."""
    return checked_by(case_facts(case, now=now), text, audience, channel)


def checked_by(facts: CaseFacts, text: str, audience: str, channel: str) -> Checked:
    """Judge `text` by facts that are at hand. Raises UnknownAudience."""
    judged = judge(Wording(text[:LONGEST], audience, channel, facts))
    found: dict[str, Said] = {}
    for each in judged.findings:
        hit, part = each.detector, text[each.start : each.end]
        found.setdefault(
            hit.label, Said(part, hit.label, hit.title, hit.why, hit.instead)
        )
    return Checked(text, audience, judged.verdict, tuple(found.values()))


def legal_steps(case: Case) -> tuple[StepLine, ...]:
    """Return the register of the case, the newest step first."""
    rows = LegalStep.objects.filter(case=case, struck_at=None).order_by("-on", "-pk")
    return tuple(
        StepLine(row.pk, Step(row.step).words, row.on, row.paper, row.by)
        for row in rows
    )
