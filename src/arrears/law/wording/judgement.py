"""The verdict on a text before it is sent or after it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from arrears.domain.words import Refusal, Words

from .case_facts import CaseFacts
from .detectors import Detector, detectors
from .hearing import hear
from .net import leaning
from .plain import Plain, plain
from .signs import DECIDES, Shown, shown
from .traits import MARK, Passage, Traits, passages
from .truth import Case

# Thousandths from which a text is forbidden. Thirteen hands were left out of training in
# turn; at these cuts most of them have under 3 % false alarms (ops/wording/README.md).
FORBIDDEN_FROM = {"debtor": 100, "third_party": 0, "colleague": 0}
BY_FACTS = frozenset(("DET-10", "DET-26"))  # named whenever their sign shows
# A text of fewer runs of characters says nothing by its look alone; four runs a character.
LEAST_RUNS = {"debtor": 10, "third_party": 10, "colleague": 18}
# What is noted in a few words after a call leans this way and that: without a firm sign
# it is forbidden only where it leans far (measured: ops/wording/README.md).
SHORT_RUNS, SHORT_FROM = 40, 3000
CLOSE = 300  # thousandths between two labels that both fit
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
    """
    One place of the text that shows a forbidden behaviour.

    `sure` where the words and the facts decide alone, and nothing was weighed.
    """

    start: int
    end: int
    detector: Detector
    sure: bool = False


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
    places = [
        place
        for passage in passages(heard, case, signs)
        for place in _places(passage, signs, case)
    ]
    findings = tuple(_finding(folded, place) for place in places)
    return Judgement(_verdict(findings), findings)


def _places(passage: Passage, signs: Sequence[Shown], case: Case) -> list[Shown]:
    """Return what stands against a passage: what decides alone, else what is too heavy."""
    whole = passage.whole
    own = [sign for sign in signs if whole.start <= sign.start < whole.end]
    places = [sign for sign in own if sign.firm >= DECIDES]
    found, cut = leaning(whole), _cut(len(whole.runs), own, case.audience)
    if cut is not None and found.weight >= cut:
        labels = {
            sign.label for sign in own if sign.firm > 1 and sign.label in BY_FACTS
        }
        labels |= set() if places else {*found.fitting(CLOSE)} - _answered(case)
        labels -= {place.label for place in places}
        places += [_place(label, passage, own) for label in labels]
    return sorted(places, key=lambda place: (place.start, place.label))


def _cut(runs: int, own: Sequence[Shown], audience: str) -> int | None:
    """Return from which weight a passage is forbidden; None where its look says nothing."""
    cut = FORBIDDEN_FROM[audience]
    if any(sign.firm > 1 for sign in own):
        return cut
    if runs < LEAST_RUNS[audience]:
        return None
    is_short_note = audience == "colleague" and runs < SHORT_RUNS
    return SHORT_FROM if is_short_note else cut


def _answered(case: Case) -> frozenset[str]:
    """Return what a register answers: a visit that is booked may be announced."""
    return frozenset(("DET-35",) if case.facts.visit_booked else ())


def _place(label: str, passage: Passage, signs: Sequence[Shown]) -> Shown:
    """Return where a label shows: at its firmest sign, else in the heaviest sentence."""
    shown_by = [sign for sign in signs if sign.label == label]
    if shown_by:
        return max(shown_by, key=lambda sign: (sign.firm, -sign.start))
    worst = _heaviest(passage.sentences())
    return Shown(label, worst.start, worst.end, 0)


def _heaviest(sentences: Sequence[Traits]) -> Traits:
    if len(sentences) == 1:
        return sentences[0]
    return max(sentences, key=lambda part: leaning(part).weight)


def _finding(folded: Plain, place: Shown) -> Finding:
    text = folded.text[place.start : place.end]
    start = place.start + len(text) - len(text.lstrip())
    start, end = folded.place(start, start + max(len(text.strip()), 1))
    return Finding(start, end, detectors()[place.label], place.firm >= DECIDES)


def _verdict(findings: Sequence[Finding]) -> Verdict:
    actions = {found.detector.action for found in findings}
    return "block" if "block" in actions else "warn" if actions else "ok"
