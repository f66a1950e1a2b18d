"""All that was said of whose a case is, who helps, and what was asked: one question."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from .models import Assignment, Case, Escalation, LiftRequest, Pair

NOTHING = Value("", output_field=CharField())


class HandRow(NamedTuple):
    """
    One row of any of the four kinds; `until` is null while it stands.

    assigned    first seat, second team, told the ground, answer why this seat
    escalated   first what about, second who has it in hand, told, and then the answer
    paired      first the second handler's seat
    lift        first the stop's id
    """

    kind: str
    at: datetime
    by: str
    first: str
    second: str
    told: str
    until: datetime | None
    until_by: str
    answer: str
    answer_told: str


def hand_rows(case: Case) -> tuple[HandRow, ...]:
    """Return the rows of the case, the newest first."""
    assigned = Assignment.objects.filter(case=case).values_list(
        Value("assigned"), "at", "by", "seat", "team", "ground", "ended_at",
        "ended_by", "reason", NOTHING,
    )  # fmt: skip
    escalated = Escalation.objects.filter(case=case).values_list(
        Value("escalated"), "at", "by", "about", "taken_by", "told", "answered_at",
        "answered_by", "answer", "answer_told",
    )  # fmt: skip
    paired = Pair.objects.filter(case=case).values_list(
        Value("paired"), "at", "by", "seat", NOTHING, "ground", "ended_at",
        "ended_by", NOTHING, NOTHING,
    )  # fmt: skip
    lifts = LiftRequest.objects.filter(case=case).values_list(
        Value("lift"), "at", "by", Cast(F("stop_id"), CharField()), NOTHING, "ground",
        "decided_at", NOTHING, NOTHING, NOTHING,
    )  # fmt: skip
    rows = assigned.union(escalated, paired, lifts, all=True)
    found = (HandRow(*row) for row in rows)
    return tuple(sorted(found, key=lambda row: row.at, reverse=True))
