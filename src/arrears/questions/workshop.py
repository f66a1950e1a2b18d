"""The workshop at the desk: the cases with one's own scores, and an analysis beside the house's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.words import Refusal, Words
from arrears.store.models import WorkshopAnswer
from arrears.store.workshop import answers_of, own_case, own_cases
from arrears.training.workshop.case_file import (
    CaseFile,
    UnknownWorkshopCase,
    case_file,
    own_file,
    own_number,
    told_files,
)
from arrears.training.workshop.marking import Result, marked
from arrears.training.workshop.sheet import Item, items
from arrears.training.workshop.shown import Fact, Past, facts, history

__all__ = ["UnknownAnswer", "UnknownWorkshopCase", "analysed", "to_analyse", "workshop"]


class UnknownAnswer(Refusal):
    """There is no such analysis."""

    words = Words("没有这份分析。", "There is no such analysis.")


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list; `first` is the score that counts, `last` the latest answer."""

    name: str
    title: Words
    own: bool
    released: bool
    first: int | None
    last: WorkshopAnswer | None


@dataclass(frozen=True, slots=True)
class Page:
    """One case to read, with the sheet to fill in."""

    file: CaseFile
    facts: tuple[Fact, ...]
    history: tuple[Past, ...]
    items: tuple[Item, ...]
    own: int | None  # its number where it is the team's own
    released: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis beside the house's review."""

    by: str
    at: datetime
    counts: bool  # the first of this case
    page: Page
    result: Result
    score: int


def workshop(username: str, *, all_of_them: bool) -> tuple[CaseRow, ...]:
    """Return the cases with somebody's own scores."""
    mine: dict[str, list[WorkshopAnswer]] = {}
    for each in answers_of(username):
        mine.setdefault(each.case, []).append(each)
    own = [
        (own_file(row), row.released_at is not None)
        for row in own_cases()
        if row.released_at or all_of_them
    ]
    told = [(file, True) for file in told_files().values()]
    return tuple(
        _row(file, mine.get(file.name, []), released=released)
        for file, released in (*told, *own)
    )


def to_analyse(name: str, *, all_of_them: bool) -> Page:
    """Return one case to analyse. Raises UnknownWorkshopCase."""
    return _page(case_file(name, own=own_case, all_of_them=all_of_them))


def analysed(number: int) -> Analysis:
    """Return an analysis marked. Raises UnknownAnswer, UnknownWorkshopCase."""
    row = WorkshopAnswer.objects.filter(pk=number).first()
    if row is None:
        raise UnknownAnswer
    file = case_file(row.case, own=own_case, all_of_them=True)
    before = WorkshopAnswer.objects.filter(by=row.by, case=row.case, pk__lt=row.pk)
    return Analysis(
        by=row.by,
        at=row.answered_at,
        counts=not before.exists(),
        page=_page(file),
        result=marked(file, row.given),
        score=row.score,
    )


def _page(file: CaseFile) -> Page:
    number = own_number(file.name)
    own = None if number is None else own_case(number)
    return Page(
        file=file,
        facts=facts(file),
        history=history(file),
        items=items(),
        own=own.pk if own else None,
        released=own is None or own.released_at is not None,
    )


def _row(file: CaseFile, mine: Sequence[WorkshopAnswer], *, released: bool) -> CaseRow:
    return CaseRow(
        name=file.name,
        title=file.title,
        own=own_number(file.name) is not None,
        released=released,
        first=mine[0].score if mine else None,
        last=mine[-1] if mine else None,
    )
