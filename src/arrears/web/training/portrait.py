"""The portrait exercise: draw it from a case's five zones, see the marks."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from arrears.actions.draw_portrait import draw_portrait
from arrears.domain.words import Refusal
from arrears.questions.portrait import (
    UnknownWorkshopCase,
    portrait_drawn,
    to_draw,
)
from arrears.training.workshop.portrait import parts
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

from .workshop import beside

LINES = 3


@access.signed_in
def draw(request: DeskRequest, name: str) -> HttpResponse:
    """Show a case with the exercise; with a form, hand it in."""
    try:
        if request.method == "POST":
            return redirect("training:portrait", _handed_in(request, name))
    except UnknownWorkshopCase as refusal:
        raise Http404(refusal.sentence) from refusal
    except Refusal as refusal:
        return _sheet(request, name, trouble=refusal)
    return _sheet(request, name)


@access.signed_in
def show(request: DeskRequest, number: int) -> HttpResponse:
    """Show a portrait beside the house's: the own, or anybody's to those who coach."""
    return beside(request, portrait_drawn, number, page="training/portrait.html")


def _handed_in(request: DeskRequest, name: str) -> int:
    typed = request.POST
    names = [item.name for part in parts() for item in part.items]
    return draw_portrait(
        name,
        {each: typed.getlist(each) for each in names},
        typed.getlist("line"),
        all_of_them=access.may_keep_calls(request.staff),
        by=request.user.get_username(),
        now=request.now,
    )


def _sheet(
    request: DeskRequest, name: str, *, trouble: Refusal | None = None
) -> HttpResponse:
    try:
        sheet = to_draw(name, all_of_them=access.may_keep_calls(request.staff))
    except UnknownWorkshopCase as refusal:
        raise Http404(refusal.sentence) from refusal
    typed = request.POST.getlist("line")[:LINES]
    ticked = {
        f"{item.name}/{code}"
        for part in sheet.parts
        for item in part.items
        for code in request.POST.getlist(item.name)
    }
    told = {
        "sheet": sheet,
        "page": sheet.page,
        "lines": [*typed, *[""] * (LINES - len(typed))],
        "ticked": ticked,
        "trouble": trouble,
    }
    status = 422 if trouble else 200
    return render(request, "training/draw.html", told, status=status)
