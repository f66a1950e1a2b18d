"""The friendly notes: they take longer than a board may, so they come after it."""

from django.http import HttpResponse
from django.shortcuts import render

from arrears.domain.words import Refusal
from arrears.questions.coaching_notes import coaching_notes
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from .asked import asked


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the notes of the days asked for: into the board, or on a page of their own."""
    try:
        wanted = asked(request)
        notes = coaching_notes(
            since=wanted.since,
            until=wanted.until,
            now=request.now,
            collector=wanted.only.get("collector", ""),
        )
    except Refusal as refusal:
        page: dict[str, object] = {"trouble": said(refusal.sentence)}
        return render(request, "insight/coaching.html", page, status=422)
    is_part = "HX-Request" in request.headers
    return render(
        request,
        "insight/coaching_notes.html" if is_part else "insight/coaching.html",
        {"notes": notes, "asked": wanted, "address": wanted.address()},
    )
