"""Recording what stops contact on a case, and lifting it again."""

from datetime import time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.set_stop import Narrowed, lift_stop, set_stop
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import cases, forms

MINUTES_AN_HOUR = 60


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Set the stop and show it on the case; or say why not, with what was typed."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:case", page.number)
    form = forms.Stop(request.POST)
    if not form.is_valid():
        lines = [str(line) for lines in form.errors.values() for line in lines]
        return _refused(request, page.number, lines)
    read = form.cleaned_data
    try:
        set_stop(
            number=page.number,
            kind=read["kind"],
            ground=read["ground"],
            by=request.user.get_username(),
            now=request.now,
            narrowed=_narrowed(read),
        )
    except Refusal as refusal:
        return _refused(request, page.number, [said(refusal.sentence)])
    messages.success(request, _("It is on record, and holds from now on."))
    return redirect("collector:case", page.number)


@access.lifting
def lift(request: DeskRequest, number: str, stop: int) -> HttpResponse:
    """Lift the stop, with the ground for it; or say why not."""
    page = access.case(request, number)
    if request.method == "POST":
        try:
            lift_stop(
                number=page.number,
                stop=stop,
                ground=request.POST.get("ground", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            return _refused(request, page.number, [said(refusal.sentence)], stop=stop)
        messages.success(request, _("The stop is lifted."))
    return redirect("collector:case", page.number)


def _narrowed(read: dict[str, Any]) -> Narrowed:
    return Narrowed(
        channel=read["channel"],
        from_minutes=_minutes(read["from"]),
        until_minutes=_minutes(read["until"]),
        expires_on=read["expires_on"],
        review_on=read["review_on"],
    )


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * MINUTES_AN_HOUR + at.minute


def _refused(
    request: DeskRequest, number: str, lines: list[str], *, stop: int = 0
) -> HttpResponse:
    told = cases.told(request, access.case(request, number)) | {
        "stop_trouble": lines,
        "stop_typed": request.POST,
        "lifting": stop,
    }
    return render(request, "collector/case.html", told, status=422)
