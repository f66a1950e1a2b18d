"""Adding a note to a case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.write_note import write_note
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import cases


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Keep the note and show it in the history; or say why not."""
    if request.method != "POST":
        return redirect("collector:case", number)
    page, text = access.case(request, number), request.POST.get("text", "")
    by = request.user.get_username()
    try:
        write_note(number=page.number, text=text, by=by, now=request.now)
    except Refusal as refusal:
        return _drawn(request, number, note_trouble=said(refusal.sentence), text=text)
    if not request.htmx:
        messages.success(request, _("The note is saved."))
        return redirect("collector:case", number)
    return _drawn(request, number, note_saved=True)


def _drawn(request: DeskRequest, number: str, **note: object) -> HttpResponse:
    told = cases.told(request, access.case(request, number)) | note
    template = "collector/case/noted.html" if request.htmx else "collector/case.html"
    return render(
        request, template, told, status=422 if "note_trouble" in note else 200
    )
