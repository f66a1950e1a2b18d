"""Whose a case is, who helps with it, and what a supervisor was asked about it."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.case.escalating import ABOUT
from arrears.domain.words import Words
from arrears.store.models import Assignment, Escalation, LiftRequest, Pair

from .case_history import staff_names


@dataclass(frozen=True, slots=True)
class Hands:
    """The owner and the second handler by name; empty where there is none."""

    owner: str
    team: str
    helper: str
    about: Words | None  # of the open escalation
    told: str
    escalated_by: str
    escalated_at: datetime | None
    taken_by: str
    lifts_asked: frozenset[int]  # stops


def case_hands(number: str) -> Hands:
    """Return in whose hands the case is; everything empty for an unknown one."""
    names = staff_names()
    of = {"case__number": number}
    owned = Assignment.objects.filter(ended_at=None, **of).first()
    pair = Pair.objects.filter(ended_at=None, **of).first()
    asked = Escalation.objects.filter(answered_at=None, **of).first()
    lifts = LiftRequest.objects.filter(decided_at=None, **of)
    return Hands(
        owner=names.get(owned.seat, owned.seat) if owned else "",
        team=owned.team if owned else "",
        helper=names.get(pair.seat, pair.seat) if pair else "",
        about=ABOUT[asked.about] if asked else None,
        told=asked.told if asked else "",
        escalated_by=names.get(asked.by, asked.by) if asked else "",
        escalated_at=asked.at if asked else None,
        taken_by=names.get(asked.taken_by, asked.taken_by) if asked else "",
        lifts_asked=frozenset(lifts.values_list("stop_id", flat=True)),
    )
