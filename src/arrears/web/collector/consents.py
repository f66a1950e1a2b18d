"""Recording what was agreed to on a case, and taking it back at once."""

from datetime import time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.record_consent import AgreedTo, record_consent, revoke_consent
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import cases, forms

MINUTES_AN_HOUR = 60


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Record the consent and show it on the case; or say why not, with what was typed."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:case", page.number)
    form = forms.Consent(request.POST)
    if not form.is_valid():
        return _refused(request, page.number, form.lines)
    read = form.cleaned_data
    try:
        record_consent(
            number=page.number,
            agreed=_agreed(read),
            how=read["how"],
            ground=read["ground"],
            by=request.user.get_username(),
            now=request.now,
        )
    except Refusal as refusal:
        return _refused(request, page.number, [said(refusal.sentence)])
    messages.success(request, _("The consent is on record, and holds from now on."))
    return redirect("collector:case", page.number)


@access.signed_in
def revoke(request: DeskRequest, number: str, consent: int) -> HttpResponse:
    """Take the consent back at once; whoever is at the case may, and needs no ground."""
    page = access.case(request, number)
    if request.method == "POST":
        try:
            revoke_consent(
                number=page.number,
                consent=consent,
                because=request.POST.get("because", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            return _refused(request, page.number, [said(refusal.sentence)])
        messages.success(request, _("It is taken back, and holds no longer."))
    return redirect("collector:case", page.number)


def _agreed(read: dict[str, Any]) -> AgreedTo:
    return AgreedTo(
        channel=read["channel"],
        point=read["point"],
        from_minutes=_minutes(read["from"]),
        until_minutes=_minutes(read["until"]),
        expires_on=read["expires_on"],
    )


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * MINUTES_AN_HOUR + at.minute


def _refused(request: DeskRequest, number: str, lines: list[str]) -> HttpResponse:
    told = cases.told(request, access.case(request, number)) | {
        "consent_trouble": lines,
        "consent_typed": request.POST,
    }
    return render(request, "collector/case.html", told, status=422)
