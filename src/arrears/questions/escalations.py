"""What collectors brought to a supervisor: the open ones, and those answered lately."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.case.escalating import ABOUT, ANSWERS
from arrears.domain.words import Words
from arrears.store.models import Assignment, Escalation

from .case_history import staff_names
from .columns import Column, Table, table

ANSWERED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class EscalationLine:
    """One escalation with whose the case is and, once answered, what followed."""

    escalation: int
    number: str
    name: str
    about: Words
    told: str
    by: str
    at: datetime
    mine: bool  # who reads it asked for it
    taken_by: str
    taken_by_me: bool
    owner: str
    answer: Words | None
    answer_told: str
    answered_at: datetime | None


def open_escalations(*, by: str) -> tuple[EscalationLine, ...]:
    """Return those without an answer, the oldest first."""
    rows = Escalation.objects.filter(answered_at=None).order_by("at")
    return _lines(list(rows.select_related("case__debtor")), by=by)


def escalations_table(*, by: str) -> Table:
    """Return those without an answer as a table."""
    lines = open_escalations(by=by)
    return table(COLUMNS, lines, many=len(lines))


def answered_escalations(*, by: str) -> tuple[EscalationLine, ...]:
    """Return the newest that were answered."""
    rows = Escalation.objects.exclude(answered_at=None).order_by("-answered_at")
    return _lines(list(rows.select_related("case__debtor")[:ANSWERED_SHOWN]), by=by)


def _lines(rows: list[Escalation], *, by: str) -> tuple[EscalationLine, ...]:
    names = staff_names()
    cases = [row.case_id for row in rows]
    owned = Assignment.objects.filter(case_id__in=cases, ended_at=None)
    owners = {
        case: names.get(seat, seat) or team
        for case, seat, team in owned.values_list("case_id", "seat", "team")
    }
    return tuple(
        EscalationLine(
            escalation=row.pk,
            number=row.case.number,
            name=row.case.debtor.name,
            about=ABOUT[row.about],
            told=row.told,
            by=names.get(row.by, row.by),
            at=row.at,
            mine=row.by == by,
            taken_by=names.get(row.taken_by, row.taken_by),
            taken_by_me=row.taken_by == by,
            owner=owners.get(row.case_id, ""),
            answer=ANSWERS.get(row.answer),
            answer_told=row.answer_told,
            answered_at=row.answered_at,
        )
        for row in rows
    )


COLUMNS: tuple[Column[EscalationLine], ...] = (
    Column(Words("姓名", "Name"), lambda line: line.name),
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(Words("事项", "What"), lambda line: line.about),
    Column(Words("说明", "Told"), lambda line: line.told),
    Column(Words("提出人", "By whom"), lambda line: line.by),
    Column(Words("时间", "Moment"), lambda line: line.at),
    Column(Words("归谁", "Whose"), lambda line: line.owner),
    Column(Words("经手人", "In hand of"), lambda line: line.taken_by),
)
