"""Bringing a case to a supervisor, and asking that a stop be lifted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions import ask_lift as lifts
from arrears.actions.escalate_case import escalate_case
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import cases


@access.recording
def escalate(request: DeskRequest, number: str) -> HttpResponse:
    """Bring the case to a supervisor; or say why not, with what was typed."""
    page = access.case(request, number)
    if request.method == "POST":
        told = request.POST
        try:
            escalate_case(
                number=page.number,
                about=told.get("about", ""),
                told=told.get("told", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            more: dict[str, object] = {
                "hands_trouble": said(refusal.sentence),
                "hands_typed": told,
            }
            return _refused(request, number, more)
        messages.success(request, _("A supervisor sees it from now on."))
    return redirect("collector:case", page.number)


@access.asking_lift
def ask_lift(request: DeskRequest, number: str, stop: int) -> HttpResponse:
    """Ask that a stop be lifted; or say why not."""
    page = access.case(request, number)
    if request.method == "POST":
        ground, by = request.POST.get("ground", ""), request.user.get_username()
        try:
            lifts.ask_lift(
                number=page.number, stop=stop, ground=ground, by=by, now=request.now
            )
        except Refusal as refusal:
            more: dict[str, object] = {
                "stop_trouble": [said(refusal.sentence)],
                "lifting": stop,
            }
            return _refused(request, number, more)
        messages.success(request, _("It is asked for; somebody else decides."))
    return redirect("collector:case", page.number)


def _refused(
    request: DeskRequest, number: str, more: dict[str, object]
) -> HttpResponse:
    told = cases.told(request, access.case(request, number)) | more
    return render(request, "collector/case.html", told, status=422)
