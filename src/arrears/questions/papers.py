"""The papers of a case, each with the claim it is for and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.paper import PaperState, stands
from arrears.playbook.card import Card, cards
from arrears.store import cases
from arrears.store.models import Paper

from .case_history import staff_names


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper, without its content."""

    paper: int
    claim: Card
    name: str
    told: str
    at: datetime
    by: str
    state: PaperState
    ground: str
    judged_by: str
    holds_until: date | None


def papers(number: str, *, now: datetime) -> tuple[PaperLine, ...]:
    """Return the papers of case `number`, the newest first. Raises UnknownCase."""
    case, names = cases.case(number), staff_names()
    on = cases.local_day(case.debtor, now)
    rows = Paper.objects.filter(case=case).defer("content").order_by("-at", "-pk")
    return tuple(
        PaperLine(
            paper=row.pk,
            claim=cards()[row.claim],
            name=row.name,
            told=row.told,
            at=row.at,
            by=names.get(row.by, row.by),
            state=stands(row.judged_as, row.holds_until, on=on),
            ground=row.ground,
            judged_by=names.get(row.judged_by, row.judged_by),
            holds_until=row.holds_until,
        )
        for row in rows
    )
