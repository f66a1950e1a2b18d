"""The reading list: everything to read, one thing with the own note and tick."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from arrears.actions.keep_reading import add_reading, mark_reading, withdraw_reading
from arrears.domain.words import Refusal
from arrears.questions.reading import UnknownReading, reading_list, to_read
from arrears.training.course.lesson import lessons
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the shelves."""
    return _list(request)


@access.signed_in
def one(request: DeskRequest, item: str) -> HttpResponse:
    """Show one thing to read; with a form, keep the own note and tick."""
    by, typed = request.user.get_username(), request.POST
    try:
        if request.method == "POST":
            note, read = typed.get("note", ""), "read" in typed
            mark_reading(item, note, read=read, by=by, now=request.now)
            return redirect("training:read", item)
        row = to_read(item, by)
    except UnknownReading as refusal:
        raise Http404(refusal.sentence) from refusal
    told = {
        "row": row,
        "lesson": lessons().get(row.reading.about),
        "number": row.reading.about if row.reading.item.startswith("own/") else "",
        "coaches": access.may_coach(request.staff),
    }
    return render(request, "training/read.html", told)


@require_POST
@access.coaching
def add(request: DeskRequest) -> HttpResponse:
    """Put something on the list."""
    typed, by = request.POST, request.user.get_username()
    title, where = typed.get("title", ""), typed.get("where", "")
    try:
        number = add_reading(title, where, by=by, now=request.now)
    except Refusal as refusal:
        return _list(request, trouble=refusal)
    return redirect("training:read", f"own/{number}")


@require_POST
@access.coaching
def withdraw(request: DeskRequest, number: int) -> HttpResponse:
    """Take something off the list."""
    try:
        withdraw_reading(number, by=request.user.get_username(), now=request.now)
    except UnknownReading as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:reading")


def _list(request: DeskRequest, *, trouble: Refusal | None = None) -> HttpResponse:
    told = {
        "shelves": reading_list(request.user.get_username()),
        "coaches": access.may_coach(request.staff),
        "trouble": trouble,
        "typed": request.POST,
    }
    status = 422 if trouble else 200
    return render(request, "training/reading.html", told, status=status)
