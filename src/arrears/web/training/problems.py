"""The problem journal: write a problem down, see what was found before, share it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from arrears.actions.keep_problem import (
    answer_problem,
    release_problem,
    remove_problem,
    write_problem,
)
from arrears.domain.words import Refusal
from arrears.playbook.card import cards
from arrears.questions.problems import (
    UnknownProblem,
    like_it,
    one_problem,
    problem_list,
)
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

FAMILIES = ("CAT", "RSN", "CLM", "OBJ", "PER", "PRB")  # what a problem is mostly about


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the journal, searched; with a form, write a problem down."""
    if request.method != "POST":
        return _list(request)
    typed, by = request.POST, request.user.get_username()
    try:
        number = write_problem(
            typed.get("problem", ""),
            typed.get("answer", ""),
            card=typed.get("card", ""),
            by=by,
            all_of_them=_keeps(request),
            now=request.now,
        )
    except Refusal as refusal:
        return _list(request, trouble=refusal)
    return redirect("training:problem", number)


@access.signed_in
def like(request: DeskRequest) -> HttpResponse:
    """Show what was met before that is like what is being written."""
    typed, by = request.GET, request.user.get_username()
    text, card = typed.get("problem", ""), typed.get("card", "")
    earlier = like_it(text, card, by, all_of_them=_keeps(request))
    return render(request, "training/earlier.html", {"earlier": earlier})


@access.signed_in
def one(request: DeskRequest, number: int) -> HttpResponse:
    """Show one problem with the earlier answers; with a form, keep its answer."""
    if request.method != "POST":
        return _one(request, number)
    answer, by = request.POST.get("answer", ""), request.user.get_username()
    keeps = _keeps(request)
    try:
        answer_problem(number, answer, by=by, all_of_them=keeps, now=request.now)
    except UnknownProblem as refusal:
        raise Http404(refusal.sentence) from refusal
    except Refusal as refusal:
        return _one(request, number, trouble=refusal)
    return redirect("training:problem", number)


@require_POST
@access.keeping_calls
def release(request: DeskRequest, number: int) -> HttpResponse:
    """Open a problem to everybody."""
    try:
        release_problem(number, by=request.user.get_username(), now=request.now)
    except UnknownProblem as refusal:
        raise Http404(refusal.sentence) from refusal
    except Refusal as refusal:
        return _one(request, number, trouble=refusal)
    return redirect("training:problem", number)


@require_POST
@access.signed_in
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Erase a problem for good."""
    by, keeps = request.user.get_username(), _keeps(request)
    try:
        remove_problem(number, by=by, all_of_them=keeps, now=request.now)
    except UnknownProblem as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:problems")


def _keeps(request: DeskRequest) -> bool:
    return access.may_keep_calls(request.staff)


def _one(
    request: DeskRequest, number: int, *, trouble: Refusal | None = None
) -> HttpResponse:
    by, keeps = request.user.get_username(), _keeps(request)
    try:
        line = one_problem(number, by, all_of_them=keeps)
    except UnknownProblem as refusal:
        raise Http404(refusal.sentence) from refusal
    mine = line.row.by == by and line.row.released_at is None
    told = {"line": line, "keeps": keeps, "writes": keeps or mine, "trouble": trouble}
    status = 422 if trouble else 200
    return render(request, "training/problem.html", told, status=status)


def _list(request: DeskRequest, *, trouble: Refusal | None = None) -> HttpResponse:
    by, text = request.user.get_username(), request.GET.get("q", "")
    told = {
        "lines": problem_list(by, all_of_them=_keeps(request), text=text),
        "cards": [each for each in cards().values() if each.family in FAMILIES],
        "text": text,
        "trouble": trouble,
        "typed": request.POST,
    }
    status = 422 if trouble else 200
    return render(request, "training/problems.html", told, status=status)
