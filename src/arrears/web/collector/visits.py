"""The register of agreed visits at the case: book one, call it off, say how it came out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.book_visit import (
    Appointment,
    book_visit,
    cancel_visit,
    tell_visit,
)
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from . import cases, forms


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
def tell(request: DeskRequest, number: str, visit: int) -> HttpResponse:
    """Write down how the visit came out; or say why not."""
    page = access.case(request, number)
    lines = refused(
        request,
        lambda: tell_visit(
            number=page.number,
            visit=visit,
            ended_as=request.POST.get("ended_as", ""),
            report=request.POST.get("report", "").strip()[: forms.LONGEST_REPORT],
            **_who_and_when(request),
        ),
        _("The visit is told of, and counts as a contact."),
    )
    return _answered(request, page.number, lines, visit=visit)


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
