"""Complaints, disputes and requests about data: taken in, drawn out, answered."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.answer_matter import answer_matter
from arrears.actions.open_matter import draw_out, open_matter
from arrears.domain.case.matter import OUTCOMES
from arrears.domain.contact.channel import Channel
from arrears.law.deadlines.deadline import deadlines
from arrears.questions.columns import Table
from arrears.questions.matters import (
    DATA,
    MattersAsked,
    loose_freezes,
    matter_page,
    matters,
    matters_table,
)
from arrears.store.cases import desk_day
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


def _wanted(request: DeskRequest) -> MattersAsked:
    words = (asked.word(request, name) for name in ("kind", "state", "case"))
    return MattersAsked(*words)


def _table(request: DeskRequest) -> Table:
    sort = asked.word(request, "sort")
    return matters_table(_wanted(request), sort=sort, now=request.now)


@access.compliance
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show what waits for an answer, the soonest first."""
    return _list(request)


@access.compliance
def create(request: DeskRequest) -> HttpResponse:
    """Take a matter in."""
    told = request.POST

    def act() -> None:
        open_matter(
            number=told.get("case", ""),
            kind=told.get("kind", ""),
            told=told.get("told", ""),
            received_on=asked.typed_day(told, "received_on"),
            channel=told.get("channel", ""),
            by=request.user.get_username(),
            now=request.now,
        )

    if lines := refused(request, act, _("It is taken in; the clock runs.")):
        return _list(request, status=422, trouble=lines)
    return redirect("compliance:matters")


@access.compliance
def one(request: DeskRequest, matter: int) -> HttpResponse:
    """Show one matter."""
    return _one(request, matter)


@access.compliance
def longer(request: DeskRequest, matter: int) -> HttpResponse:
    """Draw the deadline out as far as it goes."""
    because = request.POST.get("because", "")
    by, now = request.user.get_username(), request.now
    return _done(
        request,
        matter,
        lambda: draw_out(matter=matter, because=because, by=by, now=now),
        _("The deadline is drawn out."),
    )


@access.compliance
def answer(request: DeskRequest, matter: int) -> HttpResponse:
    """Write down the answer."""
    told, by, now = request.POST, request.user.get_username(), request.now
    return _done(
        request,
        matter,
        lambda: answer_matter(
            matter=matter,
            outcome=told.get("outcome", ""),
            answer=told.get("answer", ""),
            by=by,
            now=now,
        ),
        _("The answer is on record."),
    )


def _done(
    request: DeskRequest, matter: int, act: Callable[[], object], says: str
) -> HttpResponse:
    if lines := refused(request, act, says):
        return _one(request, matter, status=422, trouble=lines)
    return redirect("compliance:matter", matter)


def _list(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    wanted = _wanted(request)
    page = {
        "found": matters(wanted, place=asked.place(request), now=request.now),
        "loose": loose_freezes(),
        "kinds": deadlines().values(),
        "channels": Channel,
        "kind": wanted.kind,
        "state": wanted.state,
        "number": wanted.number,
        "address": asked.address(request),
        "today": desk_day(request.now),
        "typed": request.POST,
        **told,
    }
    return render(request, "compliance/matters.html", page, status=status)


def _one(
    request: DeskRequest, matter: int, *, status: int = 200, **told: object
) -> HttpResponse:
    found = matter_page(matter, now=request.now)
    if found is None:
        raise Http404
    page = {
        "found": found,
        "line": found.line,
        "outcomes": OUTCOMES,
        "about_data": found.line.deadline.kind in DATA,
        "today": desk_day(request.now),
        "typed": request.POST,
        **told,
    }
    return render(request, "compliance/matter.html", page, status=status)
