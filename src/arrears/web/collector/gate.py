"""The gate to third persons: the one way to ask somebody to pass on a word (SCN-08)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.place_call import CallStillOpen, place_call
from arrears.actions.tell_relay import ANSWERS, refuse_contact, tell_relay
from arrears.domain.words import Refusal
from arrears.playbook import relay
from arrears.questions.gate import PURPOSE, gate
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show who they are, why each may or may not be asked now, and the fixed words."""
    return _drawn(request, access.case(request, number).number)


@access.recording
def ring(request: DeskRequest, number: str) -> HttpResponse:
    """Ask the guard and reserve the call, to relay a word and nothing else."""
    page = access.case(request, number)
    if request.method == "POST":
        try:
            place_call(
                number=page.number,
                point=whole(request.POST.get("point", ""), otherwise=0),
                by=request.user.get_username(),
                now=request.now,
                purpose=PURPOSE,
            )
        except Refusal as refusal:
            return _drawn(request, page.number, refusal=refusal)
    return redirect("collector:people", page.number)


@access.recording
def tell(request: DeskRequest, number: str, attempt: int) -> HttpResponse:
    """Write down what the third person answered."""
    page = access.case(request, number)
    if request.method == "POST":
        try:
            tell_relay(
                number=page.number,
                attempt=attempt,
                answer=request.POST.get("answer", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            return _drawn(request, page.number, refusal=refusal)
        messages.success(request, _("The answer is on record."))
    return redirect("collector:people", page.number)


@access.recording
def refuse(request: DeskRequest, number: str, person: int) -> HttpResponse:
    """Put on record that the person asked, unasked, never to be contacted."""
    page = access.case(request, number)
    if request.method == "POST":
        try:
            refuse_contact(
                number=page.number,
                person=person,
                told=request.POST.get("told", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            return _drawn(request, page.number, refusal=refusal, refusing=person)
        messages.success(request, _("It is on record, for good."))
    return redirect("collector:people", page.number)


def _drawn(
    request: DeskRequest,
    number: str,
    *,
    refusal: Refusal | None = None,
    refusing: int = 0,
) -> HttpResponse:
    by = request.user.get_username()
    told = {
        "gate": gate(number, now=request.now, by=by),
        "words": relay,
        "answers": ANSWERS,
        "may_record": access.may_record(request.staff),
        "refusing": refusing,
        "refusal": said(refusal.sentence) if refusal else "",
        "elsewhere": (
            refusal.figures["number"] if isinstance(refusal, CallStillOpen) else ""
        ),
    }
    status = 422 if refusal else 200
    return render(request, "collector/people.html", told, status=status)
