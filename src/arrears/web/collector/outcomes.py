"""Telling how a contact came out; a promise and what follows are told here too."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.record_outcome import record_outcome
from arrears.actions.tell_call import Promised, Settled, Shares, tell_call
from arrears.domain.words import Refusal
from arrears.questions.case_page import CasePage
from arrears.questions.words_check import words_check
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import calling, cases, forms, written
from .choices import PROMISE

MOST_QUOTED = 3


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Write the outcome down and go on to the next case; or say why not."""
    if request.method != "POST":
        return redirect("collector:case", number)
    page = access.case(request, number)
    read = _read(request, page)
    trouble = _trouble(*read)
    if not trouble:
        try:
            _write(request, page.number, *read)
        except Refusal as refusal:
            trouble = [said(refusal.sentence)]
    if trouble:
        return _again(request, page, trouble)
    messages.success(
        request, _("Saved: %(case)s.") % {"case": f"{page.name} {page.number}"}
    )
    _warn_of_words(request, page.number)
    in_call = bool(read[0].cleaned_data["attempt"])
    return _away(request, cases.onward(request, after=page.number, calling=in_call))


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


def _warn_of_words(request: DeskRequest, number: str) -> None:
    """Say of a note which words must not be said; it is kept, for it may be a quotation."""
    text = written.note(request.POST)
    if not text:
        return
    checked = words_check(
        number, text, audience="colleague", channel="phone", now=request.now
    )
    if checked.verdict == "block":
        quoted = ", ".join(f"“{each.text}”" for each in checked.found[:MOST_QUOTED])
        messages.warning(
            request, _("Look at the note again: %(words)s") % {"words": quoted}
        )


def _write(
    request: DeskRequest,
    number: str,
    outcome: forms.Outcome,
    promise: forms.Promise | None,
) -> None:
    told, note = outcome.cleaned_data, written.note(request.POST)
    by_and_now: dict[str, Any] = {
        "by": request.user.get_username(),
        "now": request.now,
    }
    which: dict[str, Any] = {"number": number, "note": note} | by_and_now
    theirs = request.POST.get("initiator") == "debtor"
    if not told["attempt"] and not theirs:
        record_outcome(**which, code=told["code"])
        return
    tell_call(
        **which,
        attempt=told["attempt"],
        code=told["code"],
        promised=Promised(**promise.cleaned_data) if promise else None,
        settled=Settled(told["step"], told["step_on"], told["step_at"]),
        shares=Shares(told["spoke"] or 0, told["heard"] or 0),
        identified_as=request.POST.get("identified_as", ""),
        told_of=request.POST.get("told_of", ""),
    )


def _again(request: DeskRequest, page: CasePage, trouble: list[str]) -> HttpResponse:
    """Return the panel with the reasons and with everything that was typed."""
    more = {"trouble": trouble, "typed": request.POST}
    if page.open_call and not request.POST.get("initiator"):
        return calling.drawn(request, page, status=422, **more)
    told = cases.told(request, page) | more
    template = "collector/case/call.html" if request.htmx else "collector/case.html"
    return render(request, template, told, status=422)


def _away(request: DeskRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
