"""The review of one case: its path, the reasons, who she may be, and what to do next."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from arrears.domain.words import Words

from .ability import Ability, ability
from .answers import FIELD_WORDS, answers
from .case import Case
from .contact import Next, next_contact
from .means import left
from .notes import Notes, notes_of
from .offers import OfferIdea, offers
from .paths import Path, path
from .personas import personas
from .reasons import reasons
from .route import Route, Taken, route
from .slots import case_facts
from .talks import LEAST, Prepared, Suited, chosen
from .weights import Point
from .willingness import Willingness, willingness

CERTAIN = 100  # hundredths: a collector said so
CAUSE = Words("没还的原因", "why it is unpaid")
TOO_FEW = Words(
    "有把握、能如实说的谈法不到三种，先弄清：{missing}。",
    "Fewer than three talks can be held honestly; first find out: {missing}.",
)


@dataclass(frozen=True, slots=True)
class Review:
    """
    What a case file shows, every estimate with its points.

    `talks` are empty on every path but the ordinary one, which has no `path`; `missing`
    names the fields that would tell more.
    """

    case: Case
    notes: Notes
    taken: Taken
    reasons: tuple[str, ...]
    personas: tuple[tuple[str, int], ...]  # a card and its share in hundredths
    ability: Ability
    willingness: Willingness
    offers: tuple[OfferIdea, ...]
    next_contact: Next
    answers: Mapping[str, Words]
    talks: tuple[Prepared, ...]
    path: Path | None
    evidence: tuple[Point, ...]
    missing: tuple[str, ...]

    @property
    def route(self) -> Route:
        """Return the path the case takes."""
        return self.taken.route

    @property
    def too_few(self) -> bool:
        """Say whether fewer than three talks can be held honestly."""
        return self.route is Route.TALK and len(self.talks) < LEAST


def review(case: Case, **more: str) -> Review:
    """
    Return the review of a case; the same case on the same day gives the same review.

    `more` are facts for the slots that the case itself does not hold: the name, the
    last digits of the account, who speaks.
    """
    notes = notes_of(case)
    taken = route(case, notes)
    able = Ability(case.corrected.get("ability", ability(case, notes)))
    guessed, willing = willingness(case, notes)
    will = Willingness(case.corrected.get("willingness", guessed))
    types, shown = personas(notes)
    if set_right := case.corrected.get("persona"):
        types = ((set_right, CERTAIN),)
    why = reasons(case, notes, taken)
    forward = offers(case, notes, taken.route, able)
    reach = next_contact(case, notes, taken)
    suited = Suited(
        case, notes, why, tuple(name for name, _ in types), able, will, forward
    )
    spoken = taken.route is Route.TALK
    return Review(
        case=case,
        notes=notes,
        taken=taken,
        reasons=why,
        personas=types,
        ability=able,
        willingness=will,
        offers=forward,
        next_contact=reach,
        answers=answers(case, notes, taken, able, forward, reach),
        talks=chosen(suited, case_facts(case, **more), seed=_seed(case))
        if spoken
        else (),
        path=path(taken.because),
        evidence=(*willing, *shown),
        missing=left(case).missing,
    )


def _seed(case: Case) -> int:
    """Return a number that changes from day to day and from case to case."""
    told = f"{case.as_of}|{case.lender}|{case.overdue}|{len(case.history)}"
    return zlib.crc32(told.encode())


def too_few(told: Review) -> Words:
    """Return what to find out first, where fewer than three talks can be held honestly."""
    words = [FIELD_WORDS[name] for name in told.missing] or [CAUSE]
    return Words(
        TOO_FEW.zh.format(missing="、".join(each.zh for each in words)),
        TOO_FEW.en.format(missing=", ".join(each.en for each in words)),
    )
