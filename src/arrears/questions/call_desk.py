"""What a call is held by: the reading before it, the words in it, the sheet that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from arrears.domain.contact.identity import IdentifiedBy, StepKind
from arrears.domain.words import Words
from arrears.playbook.scripts.script import Kind
from arrears.store.models import CallSheet, NextStep

from .case_page import CasePage
from .case_review import ReviewPage, case_review
from .case_scripts import CaseScripts, Line, case_scripts

BEFORE_SURE = (Kind.IDENTIFY, Kind.VERIFY)


@dataclass(frozen=True, slots=True)
class StepLine:
    """What was settled last to follow."""

    words: Words
    due_on: date
    due_at: time | None


@dataclass(frozen=True, slots=True)
class CallDesk:
    """
    The call mode of one case, in plain values.

    While a call is under way and nobody made sure who is on the line, `review` is None
    and `words` hold nothing that tells of a debt: no figure can be read out too early.
    """

    sure: Words | None  # how identity was made sure
    typed: Mapping[str, str]
    typed_at: datetime | None
    manner: CaseScripts
    words: Mapping[str, Line] = field(default_factory=dict)
    review: ReviewPage | None = None
    step: StepLine | None = None


def call_desk(page: CasePage, *, now: datetime, by: str, lang: str) -> CallDesk:
    """Return what call mode shows to `by` of the case that `page` tells of."""
    sheet = _sheet(page)
    sure = _sure(sheet)
    told = case_scripts(page, now=now, by=by)
    open_words = page.open_call is None or sure is not None
    review = None
    if open_words:
        review = case_review(page.number, now=now, by=by, lang=lang, called=page.name)
    return CallDesk(
        sure=sure,
        typed=sheet.typed if sheet else {},
        typed_at=sheet.typed_at if sheet else None,
        manner=told,
        words={
            line.kind.value: line
            for line in told.lines
            if open_words or line.kind in BEFORE_SURE
        },
        review=review,
        step=_step(page),
    )


def _sheet(page: CasePage) -> CallSheet | None:
    if page.open_call is None:
        return None
    return CallSheet.objects.filter(attempt_id=page.open_call.attempt).first()


def _sure(sheet: CallSheet | None) -> Words | None:
    if sheet is None or sheet.identified_at is None:
        return None
    return IdentifiedBy(sheet.identified_as).words


def _step(page: CasePage) -> StepLine | None:
    rows = NextStep.objects.filter(case__number=page.number).order_by("-at", "-pk")
    row = rows.first()
    if row is None:
        return None
    return StepLine(StepKind(row.kind).words, row.due_on, row.due_at)
