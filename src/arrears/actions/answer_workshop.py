"""Hand in an analysis of a workshop's case."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import WorkshopAnswered
from arrears.store import journal
from arrears.store.models import WorkshopAnswer
from arrears.store.workshop import own_case
from arrears.training.workshop.case_file import case_file
from arrears.training.workshop.marking import known, marked


@transaction.atomic
def answer_workshop(
    name: str,
    given: Mapping[str, Sequence[str]],
    *,
    all_of_them: bool,
    by: str,
    now: datetime,
) -> int:
    """Keep an analysis with its score, journal it, return its number. Raises UnknownWorkshopCase."""
    file = case_file(name, own=own_case, all_of_them=all_of_them)
    result = marked(file, given)
    row = WorkshopAnswer.objects.create(
        by=by,
        case=file.name,
        given=known(given),
        score=result.score,
        answered_at=now,
    )
    journal.write(WorkshopAnswered(file.name, result.score), by=by, at=now)
    return row.pk
