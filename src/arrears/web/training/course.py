"""The course: lessons, a sheet of questions, and what is due today."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.actions.answer_quiz import UnknownQuestion, answer_quiz
from arrears.playbook.card import card
from arrears.questions.course import course_standing
from arrears.store.cases import desk_day
from arrears.training.course.lesson import UnknownLesson, lesson
from arrears.training.course.quiz.question import Question
from arrears.training.course.quiz.quiz import KINDS, lesson_quiz, question, quiz
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole

DUE = "due"
MOST = 20  # questions of a sheet


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the lessons, what is due and the certificate."""
    mine = course_standing(request.user.get_username(), on=desk_day(request.now))
    kinds = [(name, kind.words) for name, kind in KINDS.items()]
    return render(request, "training/course.html", {"mine": mine, "kinds": kinds})


@access.signed_in
def read(request: DeskRequest, name: str) -> HttpResponse:
    """Show one lesson."""
    try:
        told = lesson(name)
    except UnknownLesson as refusal:
        raise Http404(refusal.sentence) from refusal
    cards = [card(each) for each in told.cards]
    return render(request, "training/lesson.html", {"lesson": told, "cards": cards})


@access.signed_in
def sheet(request: DeskRequest) -> HttpResponse:
    """Show a sheet of questions; with a form, judge it and show why."""
    try:
        return _judged(request) if request.method == "POST" else _asked(request)
    except UnknownQuestion as refusal:
        raise Http404(refusal.sentence) from refusal


def _asked(request: DeskRequest) -> HttpResponse:
    mine = course_standing(request.user.get_username(), on=desk_day(request.now))
    seed, kind = mine.next_seed, request.GET.get("kind", "")
    name = request.GET.get("lesson", "")
    asked: Sequence[Question]
    if name:
        asked = lesson_quiz(name, seed)
    elif kind == DUE:
        asked = [question(item, seed) for item in mine.due[:MOST]]
    else:
        asked = quiz(seed, kind=kind)
    rows = [(each, None) for each in asked]
    told = {"rows": rows, "seed": seed, "answered": False}
    return render(request, "training/quiz.html", told)


def _judged(request: DeskRequest) -> HttpResponse:
    seed = whole(request.POST.get("seed", ""), otherwise=0) % SEEDS
    choices = _choices(request)
    by = request.user.get_username()
    answer_quiz(choices, seed=seed, by=by, now=request.now)
    rows = [(question(item, seed), choice) for item, choice in choices.items()]
    right = sum(each.right == choice for each, choice in rows)
    told = {"rows": rows, "seed": seed, "answered": True, "right": right}
    return render(request, "training/quiz.html", told)


SEEDS = 1_000_000


def _choices(request: DeskRequest) -> Mapping[str, int]:
    """Return the choice for each item; what was left open counts as wrong."""
    items = request.POST.getlist("item")[:MOST]
    return {item: whole(request.POST.get(item, ""), otherwise=-1) for item in items}
