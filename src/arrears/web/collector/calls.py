"""Placing a call from the case page, and giving it back undialled."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from arrears.actions.place_call import CallStillOpen, place_call
from arrears.actions.record_outcome import release_call
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said

from . import cases

PANEL = "collector/case/call.html"


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Ask the guard, reserve the call and go to call mode; or show why there is none."""
    if request.method != "POST":
        return redirect("collector:case", number)
    try:
        card = place_call(
            number=access.case(request, number).number,
            point=_point(request),
            by=request.user.get_username(),
            now=request.now,
        )
    except Refusal as refusal:
        return panel(request, number, refusal=refusal)
    for warning in card.warnings:
        messages.warning(request, said(warning))
    address = reverse("collector:calling", args=[number])
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


@access.recording
def give_back(request: DeskRequest, number: str, attempt: int) -> HttpResponse:
    """Give the reserved call back: it was not dialled and counts for nothing."""
    if request.method == "POST":
        by = request.user.get_username()
        number = access.case(request, number).number
        try:
            release_call(number=number, attempt=attempt, by=by, now=request.now)
        except Refusal as refusal:
            messages.error(request, said(refusal.sentence))
        else:
            messages.info(request, _("The call was given back; it counts for nothing."))
    return redirect("collector:case", number)


def panel(
    request: DeskRequest,
    number: str,
    *,
    refusal: Refusal,
) -> HttpResponse:
    """Return the call panel as it now stands, or the whole page where htmx is off."""
    told = cases.told(request, access.case(request, number)) | {
        "refusal": refusal.sentence,
        "elsewhere": (
            refusal.figures["number"] if isinstance(refusal, CallStillOpen) else None
        ),
    }
    template = PANEL if request.htmx else "collector/case.html"
    return render(request, template, told, status=422)


def _point(request: DeskRequest) -> int:
    return whole(request.POST.get("point", ""), otherwise=0)
