"""Choose a scene, talk a line at a time, and hear the coach."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from arrears.actions.begin_talk import UnknownScene, begin_talk
from arrears.actions.practise_talk import UnknownTalk, end_talk, say_line
from arrears.domain.case.cause import CATEGORIES, PERSONAS, REASONS, Cause, by_code
from arrears.questions.coaching_notes import CoachingLine, streak_notes
from arrears.questions.practice import open_scenes, practice
from arrears.store.cases import desk_day
from arrears.training.scene.mixed import JOINED
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole


@access.signed_in
def room(request: DeskRequest) -> HttpResponse:
    """Show the scenes and the own talks; with a form, begin one."""
    if request.method == "POST":
        return _begin(request)
    told = {
        "scenes": [(each, by_code(each.persona).words) for each in open_scenes()],
        "mine": practice(request.user.get_username(), on=desk_day(request.now)),
        "mix": _mix(),
        "may_coach": access.may_coach(request.staff),
        "streaks": _own_streaks(request),
    }
    return render(request, "training/room.html", told)


@access.signed_in
def show(request: DeskRequest, number: int) -> HttpResponse:
    """Show a talk: the lines so far and the form, or what the coach says of it."""
    page = access.practised(request, number)
    mine = page.by == request.user.get_username()
    return render(request, "training/talk.html", {"page": page, "mine": mine})


@require_POST
@access.signed_in
def say(request: DeskRequest, number: int) -> HttpResponse:
    """Say one line."""
    typed, by = request.POST, request.user.get_username()
    after = whole(typed.get("after", ""), otherwise=-1)
    try:
        say_line(number, typed.get("line", ""), after=after, by=by, now=request.now)
    except UnknownTalk as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:talk", number)


@require_POST
@access.signed_in
def end(request: DeskRequest, number: int) -> HttpResponse:
    """Hang up."""
    try:
        end_talk(number, by=request.user.get_username(), now=request.now)
    except UnknownTalk as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:talk", number)


def _own_streaks(request: DeskRequest) -> Sequence[CoachingLine]:
    """Return the offer of help to a collector after days without money."""
    by = request.user.get_username()
    seated = access.has_seat(request.staff)
    return streak_notes(now=request.now, collector=by) if seated else ()


def _mix() -> Sequence[tuple[str, str, Sequence[Cause]]]:
    """Return what a scene is put together from: the field, its label, the choices."""
    return (
        ("persona", gettext("Type"), PERSONAS),
        ("reason", gettext("Reason"), REASONS),
        ("category", gettext("Category"), CATEGORIES),
    )


def _mixed(typed: QueryDict) -> str:
    return JOINED.join(typed.get(name, "") for name, _, _ in _mix())


def _begin(request: DeskRequest) -> HttpResponse:
    typed, by = request.POST, request.user.get_username()
    seed = whole(typed.get("seed", ""), otherwise=0)
    coached = "coached" in typed
    try:
        number = begin_talk(
            typed.get("scene") or _mixed(typed),
            by=by,
            now=request.now,
            seed=seed,
            coached=coached,
        )
    except UnknownScene as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:talk", number)
