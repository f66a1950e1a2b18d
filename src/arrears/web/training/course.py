"""The course: lessons, a sheet of questions, and what is due today."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from arrears.actions.answer_quiz import UnknownQuestion, answer_quiz
from arrears.actions.set_zone import UnknownZone, set_zone
from arrears.domain.words import Refusal, Words
from arrears.playbook.card import card
from arrears.playbook.dialogue import dialogue
from arrears.questions.course import course_standing
from arrears.store.course import released_turns
from arrears.training.course.lesson import UnknownLesson, lesson
from arrears.training.course.quiz.asked import asked as any_question
from arrears.training.course.quiz.asked import call_quiz
from arrears.training.course.quiz.from_talks import talks_to_label
from arrears.training.course.quiz.question import Question
from arrears.training.course.quiz.quiz import (
    KINDS,
    lesson_quiz,
    quiz,
    rule_quiz,
    talk_quiz,
)
from arrears.training.scene.library import scenes
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole

DUE = "due"
MOST = 20  # questions of a sheet


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the lessons, what is due and the certificate."""
    return _page(request)


@require_POST
@access.signed_in
def zone(request: DeskRequest) -> HttpResponse:
    """Set the zone in which one's own days are counted."""
    by = request.user.get_username()
    try:
        set_zone(request.POST.get("zone", ""), by=by, now=request.now)
    except UnknownZone as refusal:
        return _page(request, trouble=refusal)
    return redirect("training:course")


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


def _page(request: DeskRequest, *, trouble: Refusal | None = None) -> HttpResponse:
    told = {
        "mine": course_standing(request.user.get_username(), now=request.now),
        "kinds": [(name, kind.words) for name, kind in KINDS.items()],
        "talks": [(name, _titled(name)) for name in talks_to_label()],
        "trouble": trouble,
    }
    status = 422 if trouble else 200
    return render(request, "training/course.html", told, status=status)


def _titled(talk: str) -> Words:
    """Return the title of a talk to label: the scene's, or the dialogue's story's."""
    known = scenes().get(talk)
    return known.title if known else dialogue(int(talk[-1])).story.title


def _asked(request: DeskRequest) -> HttpResponse:
    mine = course_standing(request.user.get_username(), now=request.now)
    seed, kind = mine.next_seed, request.GET.get("kind", "")
    name = request.GET.get("lesson", "")
    asked: Sequence[Question]
    if name:
        asked = lesson_quiz(name, seed)
    elif rule := request.GET.get("rule", ""):
        asked = rule_quiz(rule, seed)
    elif talk := request.GET.get("talk", ""):
        asked = talk_quiz(talk, seed)
    elif call := request.GET.get("call", ""):
        asked = call_quiz(whole(call, otherwise=0), seed, released=released_turns)
    elif kind == DUE:
        asked = [_question(item, seed) for item in mine.due[:MOST]]
    else:
        asked = quiz(seed, kind=kind)
    nothing: frozenset[int] = frozenset()
    rows = [(each, nothing) for each in asked[:MOST]]
    told = {"rows": rows, "seed": seed, "answered": False}
    return render(request, "training/quiz.html", told)


def _judged(request: DeskRequest) -> HttpResponse:
    seed = whole(request.POST.get("seed", ""), otherwise=0) % SEEDS
    choices = _choices(request)
    by = request.user.get_username()
    answer_quiz(choices, seed=seed, by=by, now=request.now)
    rows = [(_question(item, seed), chosen) for item, chosen in choices.items()]
    right = sum(each.is_right(chosen) for each, chosen in rows)
    told = {"rows": rows, "seed": seed, "answered": True, "right": right}
    return render(request, "training/quiz.html", told)


def _question(item: str, seed: int) -> Question:
    return any_question(item, seed, released=released_turns)


SEEDS = 1_000_000


def _choices(request: DeskRequest) -> Mapping[str, frozenset[int]]:
    """Return what was chosen for each item; what was left open counts as wrong."""
    items = request.POST.getlist("item")[:MOST]
    return {
        item: frozenset(
            whole(each, otherwise=-1) for each in request.POST.getlist(item)
        )
        for item in items
    }
