"""Hand in a portrait drawn from a case's five zones."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import PortraitDrawn
from arrears.store import journal
from arrears.store.models import PortraitAnswer
from arrears.store.workshop import own_case
from arrears.training.calls.hidden import hidden
from arrears.training.workshop.case_file import case_file
from arrears.training.workshop.lines import line_kept, three_lines
from arrears.training.workshop.marking import Given
from arrears.training.workshop.portrait import drawn, portrait

LINE, MOST_LINES = 300, 6


@transaction.atomic
def draw_portrait(
    name: str,
    given: Given,
    lines: Sequence[str],
    *,
    all_of_them: bool,
    by: str,
    now: datetime,
) -> int:
    """
    Keep a portrait with its score, its judged lines masked, journal it, return its number.

    Raises UnknownWorkshopCase, TooFewLines.
    """
    file = case_file(name, own=own_case, all_of_them=all_of_them)
    said = [line[:LINE] for line in three_lines(lines[:MOST_LINES])]
    result = portrait(file, given, said)
    row = PortraitAnswer.objects.create(
        by=by,
        case=file.name,
        given=drawn(given),
        lines=[line_kept(each, hidden(each.said)) for each in result.lines],
        score=result.score,
        answered_at=now,
    )
    journal.write(PortraitDrawn(file.name, result.score), by=by, at=now)
    return row.pk
