"""Telling how a contact came out; a promise is told here too."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.record_outcome import record_outcome
from arrears.actions.take_promise import take_promise
from arrears.domain.words import Refusal
from arrears.questions.case_page import CasePage
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import cases, forms
from .choices import PROMISE


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Write the outcome down and go on to the next case; or say why not."""
    if request.method != "POST":
        return redirect("collector:case", number)
    page = access.case(request, number)
    outcome, promise = _read(request, page)
    trouble = _trouble(outcome, promise)
    if not trouble:
        try:
            _write(request, page.number, outcome, promise)
        except Refusal as refusal:
            trouble = [said(refusal.sentence)]
    if trouble:
        return _again(request, page, trouble)
    messages.success(
        request, _("Saved: %(case)s.") % {"case": f"{page.name} {page.number}"}
    )
    return _away(request, cases.onward(request, after=page.number))


def _read(
    request: DeskRequest, page: CasePage
) -> tuple[forms.Outcome, forms.Promise | None]:
    outcome = forms.Outcome(request.POST)
    if outcome.is_valid() and outcome.cleaned_data["code"] == PROMISE:
        return outcome, forms.Promise(request.POST, currency=page.total.currency)
    return outcome, None


def _trouble(outcome: forms.Outcome, promise: forms.Promise | None) -> list[str]:
    """Return what is wrong with the form, each as one sentence."""
    wrong = [form.errors for form in (outcome, promise) if form is not None]
    return [
        str(line) for errors in wrong for lines in errors.values() for line in lines
    ]


def _write(
    request: DeskRequest,
    number: str,
    outcome: forms.Outcome,
    promise: forms.Promise | None,
) -> None:
    told = outcome.cleaned_data
    who_and_when: dict[str, Any] = {
        "by": request.user.get_username(),
        "now": request.now,
    }
    which: dict[str, Any] = {
        "number": number,
        "attempt": told["attempt"],
        "note": told["note"],
    }
    if promise is not None:
        take_promise(**which, **promise.cleaned_data, **who_and_when)
        return
    initiator = (
        "collector" if told["attempt"] else request.POST.get("initiator", "collector")
    )
    record_outcome(**which, code=told["code"], initiator=initiator, **who_and_when)


def _again(request: DeskRequest, page: CasePage, trouble: list[str]) -> HttpResponse:
    """Return the panel with the reasons and with everything that was typed."""
    told = cases.told(request, page) | {"trouble": trouble, "typed": request.POST}
    template = "collector/case/call.html" if request.htmx else "collector/case.html"
    return render(request, template, told, status=422)


def _away(request: DeskRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
