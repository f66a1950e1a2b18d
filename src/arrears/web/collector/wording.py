"""What may be said on a case: its register of steps at law, and the words check."""

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.record_legal_step import record_legal_step, strike_legal_step
from arrears.domain.case.legal_step import LegalStep
from arrears.domain.words import Refusal, Words
from arrears.questions.words_check import Checked, legal_steps, words_check
from arrears.store import cases as case_store
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import choices

AUDIENCES = {
    "debtor": Words("本人", "the debtor"),
    "third_party": Words("其他人", "somebody else"),
    "colleague": Words("同事（备注）", "a colleague (a note)"),
}


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show the check and the register; with a text, its verdict by the case's facts."""
    page = access.case(request, number)
    if request.method != "POST":
        return _page(request, page.number)
    told = request.POST
    audience = told.get("audience", "debtor")
    if audience not in AUDIENCES:
        audience = "debtor"
    checked = words_check(
        page.number,
        told.get("text", "") or told.get("note", ""),
        audience=audience,
        channel=told.get("channel", "") or "phone",
        now=request.now,
    )
    if request.htmx and not request.htmx.boosted:  # as it is typed
        return render(request, "collector/call/checked.html", {"checked": checked})
    return _page(request, page.number, checked=checked)


@access.deciding
def record(request: DeskRequest, number: str) -> HttpResponse:
    """Enter a step at law; or say why not."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:words", page.number)
    told, by, now = request.POST, request.user.get_username(), request.now
    try:
        on = django_forms.DateField().clean(told.get("on", ""))
    except django_forms.ValidationError:
        lines = [_("Give the day.")]
        return _page(request, page.number, trouble=lines, status=422)
    step, paper = told.get("step", ""), told.get("paper", "")
    try:
        record_legal_step(
            number=page.number, step=step, on=on, paper=paper, by=by, now=now
        )
    except Refusal as refusal:
        lines = [said(refusal.sentence)]
        return _page(request, page.number, trouble=lines, status=422)
    messages.success(request, _("The step is on the register; it may be said now."))
    return redirect("collector:words", page.number)


@access.deciding
def strike(request: DeskRequest, number: str, step: int) -> HttpResponse:
    """Strike a step that was entered by mistake."""
    page = access.case(request, number)
    if request.method == "POST":
        by, now = request.user.get_username(), request.now
        try:
            strike_legal_step(number=page.number, step=step, by=by, now=now)
        except Refusal as refusal:
            lines = [said(refusal.sentence)]
            return _page(request, page.number, trouble=lines, status=422)
        messages.success(request, _("The step is struck."))
    return redirect("collector:words", page.number)


def _page(
    request: DeskRequest,
    number: str,
    *,
    checked: Checked | None = None,
    status: int = 200,
    trouble: list[str] | None = None,
) -> HttpResponse:
    page = access.case(request, number)
    told = {
        "page": page,
        "checked": checked,
        "steps": legal_steps(case_store.case(number)),
        "kinds": list(LegalStep),
        "audiences": AUDIENCES.items(),
        "channels": choices.CHANNELS,
        "typed": request.POST,
        "trouble": trouble or [],
        "may_decide": access.may_decide(request.staff) and page.closed_on is None,
    }
    return render(request, "collector/words.html", told, status=status)
