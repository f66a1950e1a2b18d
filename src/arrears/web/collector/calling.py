"""Call mode: the reading, the identity step, the talk, and the draft that is kept."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from arrears.actions.confirm_identity import confirm_identity
from arrears.actions.keep_draft import keep_draft
from arrears.domain.words import Refusal
from arrears.questions.call_desk import call_desk
from arrears.questions.case_page import CasePage
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import cases, choices

PANEL = "collector/call/desk.html"
PAGE = "collector/call.html"


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show call mode as far as the call has come."""
    page = access.case(request, number)
    if page.number != number:
        return redirect("collector:calling", page.number)
    return drawn(request, page)


@access.recording
def identify(request: DeskRequest, number: str, attempt: int) -> HttpResponse:
    """Put on record how identity was made sure; the figures open with it."""
    page = access.case(request, number)
    if request.method == "POST":
        try:
            confirm_identity(
                number=page.number,
                attempt=attempt,
                identified_as=request.POST.get("identified_as", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            lines = [said(refusal.sentence)]
            return drawn(request, page, trouble=lines, status=422)
    if request.htmx:
        return drawn(request, access.case(request, number))
    return redirect("collector:calling", page.number)


@access.recording
def draft(request: DeskRequest, number: str, attempt: int) -> HttpResponse:
    """Keep what is typed so far; say when, or that the call is over."""
    page = access.case(request, number)
    if request.method == "POST":
        typed = {
            name: text
            for name, text in request.POST.items()
            if name not in {"csrfmiddlewaretoken", "attempt"} and isinstance(text, str)
        }
        try:
            keep_draft(
                number=page.number,
                attempt=attempt,
                typed=typed,
                by=request.user.get_username(),
                now=request.now,
            )
        except Refusal as refusal:
            return HttpResponse(said(refusal.sentence), status=409)
    return HttpResponse(status=204)


def drawn(
    request: DeskRequest, page: CasePage, *, status: int = 200, **more: object
) -> HttpResponse:
    """Return call mode: the whole page, or the panel alone where htmx asks."""
    lang = "zh" if (get_language() or "zh").startswith("zh") else "en"
    by = request.user.get_username()
    desk = call_desk(page, now=request.now, by=by, lang=lang)
    told = cases.told(request, page) | {
        "desk": desk,
        "choices": choices.in_call(page.outcomes, sure=desk.sure is not None),
        "typed": desk.typed,
    }
    template = PANEL if request.htmx and not request.htmx.boosted else PAGE
    return render(request, template, told | more, status=status)
