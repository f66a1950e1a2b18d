"""The verdict on a text before it is sent or after it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from arrears.domain.words import Refusal, Words

from .case_facts import CaseFacts
from .detectors import Detector, detectors
from .hearing import hear
from .plain import Plain, plain
from .scale import likeliest, weighed
from .signs import Shown, shown
from .traits import MARK, Traits, stretches
from .truth import Case

FORBIDDEN_FROM = -800  # thousandths on the scale; chosen across unseen templates
NOTHING_KNOWN = CaseFacts()
Verdict = Literal["block", "warn", "ok"]


class UnknownAudience(Refusal):
    """The text is meant for nobody we know."""

    words = Words(
        "受众“{audience}”不认识，请写 debtor、third_party 或 colleague。",
        "The audience “{audience}” is unknown. Write debtor, third_party or colleague.",
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, who is to hear it, by which way, and what the registers say."""

    text: str
    audience: str
    channel: str = "phone"
    facts: CaseFacts = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of the text that shows a forbidden behaviour."""

    start: int
    end: int
    detector: Detector


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with a text, if anything; findings in order of place."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels found, each once, in order."""
        return tuple(sorted({found.detector.label for found in self.findings}))


def judge(wording: Wording) -> Judgement:
    """
    Judge a text by its words and the facts of the case.

    Places in the findings are those of the original text. Raises UnknownAudience.
    """
    if wording.audience not in MARK:
        raise UnknownAudience(audience=wording.audience)
    case = Case(wording.facts, wording.audience, wording.channel)
    folded = plain(wording.text)
    heard = hear(folded.text, quotes_are_reports=wording.audience == "colleague")
    signs = shown(heard, case)
    places = _places(list(stretches(heard, case, signs)), signs)
    findings = tuple(_finding(folded, place) for place in places)
    return Judgement(_verdict(findings), findings)


def _places(parts: Sequence[Traits], signs: Sequence[Shown]) -> list[Shown]:
    """Return what stands against each stretch that the scale finds too heavy."""
    heavy = [part for part in parts if weighed(part) >= FORBIDDEN_FROM]
    whole = heavy and len(parts) > 1 and heavy[-1] is parts[-1]
    if whole and len(heavy) > 1:
        heavy.pop()
    elif whole:
        heavy = [max(parts[:-1], key=weighed)] if not signs else heavy
    places = {
        (place.label, place.start): place
        for part in heavy
        for place in _against(part, signs)
    }
    return sorted(places.values(), key=lambda place: (place.start, place.label))


def _against(part: Traits, signs: Sequence[Shown]) -> list[Shown]:
    own = [sign for sign in signs if part.start <= sign.start < part.end]
    firm = [sign for sign in own if sign.firm > 1] or own
    return firm or [Shown(likeliest(part), part.start, part.end, 0)]


def _finding(folded: Plain, place: Shown) -> Finding:
    text = folded.text[place.start : place.end]
    start = place.start + len(text) - len(text.lstrip())
    start, end = folded.place(start, start + max(len(text.strip()), 1))
    return Finding(start, end, detectors()[place.label])


def _verdict(findings: Sequence[Finding]) -> Verdict:
    actions = {found.detector.action for found in findings}
    return "block" if "block" in actions else "warn" if actions else "ok"
