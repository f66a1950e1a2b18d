"""The case workshop: read a case, write the analysis, see the house's beside it."""

import re
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from arrears.actions.answer_workshop import answer_workshop
from arrears.actions.pick_workshop_case import pick_case, release_case, remove_case
from arrears.domain.words import Refusal
from arrears.questions.portrait import Drawn, last_portraits
from arrears.questions.workshop import (
    Analysis,
    UnknownAnswer,
    UnknownWorkshopCase,
    analysed,
    to_analyse,
    workshop,
)
from arrears.training.workshop.sheet import items
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

PARTED = re.compile(r"[,，、;；\n]+")


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the cases, and to keepers the form that takes in one of the team's own."""
    return _list(request)


@access.signed_in
def read(request: DeskRequest, name: str) -> HttpResponse:
    """Show one case with its sheet; with a form, hand the analysis in."""
    keeps = access.may_keep_calls(request.staff)
    try:
        if request.method == "POST":
            return redirect("training:analysis", _handed_in(request, name))
        page = to_analyse(name, all_of_them=keeps)
    except UnknownWorkshopCase as refusal:
        raise Http404(refusal.sentence) from refusal
    told = {"page": page, "keeps": keeps}
    return render(request, "training/workshop_case.html", told)


@access.signed_in
def analysis(request: DeskRequest, number: int) -> HttpResponse:
    """Show an analysis beside the house's: the own, or anybody's to those who coach."""
    return beside(request, analysed, number, page="training/analysis.html")


def beside(
    request: DeskRequest,
    told_of: Callable[[int], Analysis | Drawn],
    number: int,
    *,
    page: str,
) -> HttpResponse:
    """Show what somebody wrote: the own, or anybody's to those who coach."""
    try:
        told = told_of(number)
    except (UnknownAnswer, UnknownWorkshopCase) as refusal:
        raise Http404(refusal.sentence) from refusal
    mine = told.by == request.user.get_username()
    if not mine and not access.may_coach(request.staff):
        raise Http404(UnknownAnswer().sentence)
    return render(request, page, {"told": told, "mine": mine})


@require_POST
@access.keeping_calls
def pick(request: DeskRequest) -> HttpResponse:
    """Take one of the team's closed cases in, pseudonymised."""
    typed = request.POST
    try:
        number = pick_case(
            typed.get("number", ""),
            title=typed.get("title", ""),
            names=PARTED.split(typed.get("names", "")),
            by=request.user.get_username(),
            now=request.now,
        )
    except Refusal as refusal:
        return _list(request, trouble=refusal)
    return redirect("training:workshop_case", f"own-{number}")


@require_POST
@access.keeping_calls
def release(request: DeskRequest, number: int) -> HttpResponse:
    """Open one of the team's own cases to everybody."""
    try:
        release_case(number, by=request.user.get_username(), now=request.now)
    except UnknownWorkshopCase as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:workshop_case", f"own-{number}")


@require_POST
@access.keeping_calls
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Take one of the team's own cases out for good."""
    try:
        remove_case(number, by=request.user.get_username(), now=request.now)
    except UnknownWorkshopCase as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:workshop")


def _handed_in(request: DeskRequest, name: str) -> int:
    given = {each.name: request.POST.getlist(each.name) for each in items()}
    return answer_workshop(
        name,
        given,
        all_of_them=access.may_keep_calls(request.staff),
        by=request.user.get_username(),
        now=request.now,
    )


def _list(request: DeskRequest, *, trouble: Refusal | None = None) -> HttpResponse:
    keeps, by = access.may_keep_calls(request.staff), request.user.get_username()
    portraits = last_portraits(by)
    rows = workshop(by, all_of_them=keeps)
    told = {
        "rows": [(row, portraits.get(row.name)) for row in rows],
        "keeps": keeps,
        "trouble": trouble,
        "typed": request.POST,
    }
    status = 422 if trouble else 200
    return render(request, "training/workshop.html", told, status=status)
