"""Agreed visits: booked at the case, the list of a day, the letter, how they came out."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.book_visit import (
    Appointment,
    book_visit,
    cancel_visit,
)
from arrears.actions.post_appointment import post_appointment
from arrears.actions.show_personal import REASONS
from arrears.actions.take_promise import PROMISE_CODE
from arrears.actions.tell_visit import Promised, Report, tell_visit
from arrears.domain.words import LANGS
from arrears.questions.visit_day import untold_visits, visit_day
from arrears.questions.visit_letter import visit_letter
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from . import cases, forms

NEAR_DAYS = 366


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Ask the guard and put the visit on the register; or say why not."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:case", page.number)
    form = forms.Visit(request.POST)
    if not form.is_valid():
        return _answered(request, page.number, form.lines)
    read = form.cleaned_data
    lines = refused(
        request,
        lambda: book_visit(
            number=page.number,
            agreed=_agreed(read, request.POST.getlist("crew")),
            how=read["how"],
            ground=read["ground"],
            **_who_and_when(request),
        ),
        _("The visit is on the register."),
    )
    return _answered(request, page.number, lines)


@access.recording
def cancel(request: DeskRequest, number: str, visit: int) -> HttpResponse:
    """Call the visit off; or say why not."""
    page = access.case(request, number)
    lines = refused(
        request,
        lambda: cancel_visit(
            number=page.number,
            visit=visit,
            because=request.POST.get("because", ""),
            **_who_and_when(request),
        ),
        _("The visit is called off."),
    )
    return _answered(request, page.number, lines, visit=visit)


@access.recording
def post_letter(request: DeskRequest, number: str, visit: int) -> HttpResponse:
    """Release the letter of appointment into the outbox; or say why not."""
    page = access.case(request, number)
    lines = refused(
        request,
        lambda: post_appointment(
            number=page.number,
            visit=visit,
            lang="en" if request.POST.get("lang") == "en" else "zh",
            **_who_and_when(request),
        ),
        _("The letter waits in the outbox; it can be withdrawn until it goes."),
    )
    return _answered(request, page.number, lines, visit=visit)


@access.recording
def tell(request: DeskRequest, number: str, visit: int) -> HttpResponse:
    """Write down how the visit came out and what was said; or say why not."""
    page = access.case(request, number)
    form = forms.VisitReport(request.POST, currency=page.total.currency)
    if request.method == "POST" and not form.is_valid():
        return _answered(request, page.number, form.lines, visit=visit)
    lines = refused(
        request,
        lambda: tell_visit(
            number=page.number,
            visit=visit,
            report=_report(form),
            **_who_and_when(request),
        ),
        _("The visit is told of, and counts as a contact."),
    )
    return _answered(request, page.number, lines, visit=visit)


@access.showing
def day(request: DeskRequest) -> HttpResponse:
    """Show the visits of a day: one's own, or the whole desk's to who decides."""
    today = desk_day(request.now)
    on = _near(request.GET.get("on", ""), today)
    mine = access.has_seat(request.staff)
    by = request.user.get_username()
    told = {
        "on": on,
        "today": today,
        "before": on - timedelta(1),
        "after": on + timedelta(1),
        "found": visit_day(on=on, now=request.now, of=by if mine else ""),
        "untold": untold_visits(now=request.now, of=by if mine else ""),
        "may_record": access.may_record(request.staff),
        "may_show": access.may_show(request.staff),
        "reasons": REASONS,
    }
    return render(request, "collector/visit_day.html", told)


@access.showing
def letter(request: DeskRequest, number: str, visit: int, lang: str) -> HttpResponse:
    """Send the letter of appointment as a PDF."""
    page = access.case(request, number)
    for each in LANGS:
        if each == lang:
            made = visit_letter(page.number, visit, lang=each, now=request.now)
            if made is None:
                break
            name = f"visit-{page.number}-{visit}-{each}.pdf"
            answer = HttpResponse(made, content_type="application/pdf")
            answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
            return answer
    raise Http404


def _near(text: str, today: date) -> date:
    """Return the day that was asked for, within a year of today; else today."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return today
    return on if abs((on - today).days) <= NEAR_DAYS else today


def _report(form: forms.VisitReport) -> Report:
    read = form.cleaned_data
    promised = None
    if read["said"] == PROMISE_CODE and read["amount"] and read["due_on"]:
        promised = Promised(
            read["amount"].minor, read["due_on"], read["source"], read["reason"]
        )
    return Report(
        ended_as=read["ended_as"],
        text=read["report"],
        cards_shown=read["cards_shown"],
        stayed_minutes=read["stayed"],
        said=read["said"],
        promised=promised,
    )


def _agreed(read: dict[str, Any], crew: list[str]) -> Appointment:
    return Appointment(
        on=read["on"],
        clock=read["clock"],
        crew=crew,
        point=read["point"],
        place=read["place"],
    )


def _who_and_when(request: DeskRequest) -> dict[str, Any]:
    return {"by": request.user.get_username(), "now": request.now}


def _answered(
    request: DeskRequest, number: str, lines: list[str], *, visit: int = 0
) -> HttpResponse:
    """Go back to the case; with reasons, draw it anew with what was typed."""
    if not lines:
        return redirect("collector:case", number)
    told = cases.told(request, access.case(request, number)) | {
        "visit_trouble": lines,
        "visit_typed": request.POST,
        "visit_crew": request.POST.getlist("crew"),
        "visiting": visit,
    }
    return render(request, "collector/case.html", told, status=422)
