"""What a call is held by: the reading before it, the words in it, the sheet that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import prefetch_related_objects

from arrears.domain.contact.identity import IdentifiedBy, StepKind
from arrears.domain.words import Words
from arrears.playbook.scripts.script import Kind
from arrears.store import cases
from arrears.store.models import CallSheet, Case, NextStep

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
    case, names = cases.case(page.number), dict(page.staff)
    prefetch_related_objects([case], "offers", "legal_steps")
    told = case_scripts(page, now=now, by=by, case=case)
    open_words = page.open_call is None or sure is not None
    review = None
    if open_words:
        review = case_review(
            page.number,
            now=now,
            by=by,
            lang=lang,
            called=page.name,
            case=case,
            names=names,
        )
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
        step=_step(case),
    )


def _sheet(page: CasePage) -> CallSheet | None:
    if page.open_call is None:
        return None
    return CallSheet.objects.filter(attempt_id=page.open_call.attempt).first()


def _sure(sheet: CallSheet | None) -> Words | None:
    if sheet is None or sheet.identified_at is None:
        return None
    return IdentifiedBy(sheet.identified_as).words


def _step(case: Case) -> StepLine | None:
    rows = NextStep.objects.filter(case=case).order_by("-at", "-pk")
    row = rows.first()
    if row is None:
        return None
    return StepLine(StepKind(row.kind).words, row.due_on, row.due_at)
