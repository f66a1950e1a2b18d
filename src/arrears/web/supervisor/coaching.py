"""The coaching queue: what is agreed, what the notes suggest, talks to listen to."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.agree_coaching import Coaching, agree_coaching, end_coaching
from arrears.questions.coaching_queue import coaching_queue, collectors
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.asked import date_of
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole

USUAL_DAYS = 7


@access.overseeing
def show(request: DeskRequest) -> HttpResponse:
    """Show the queue."""
    return _page(request)


@access.overseeing
def agree(request: DeskRequest) -> HttpResponse:
    """Write down what is agreed with a collector."""
    told = request.POST

    def act() -> None:
        coaching = Coaching(
            seat=told.get("seat", ""),
            told=told.get("told", ""),
            due_on=date_of(told.get("due_on", "")),
            card=told.get("card", ""),
            talk=whole(told.get("talk", ""), otherwise=0) or None,
        )
        agree_coaching(
            coaching=coaching, by=request.user.get_username(), now=request.now
        )

    return _done(request, act)


@access.overseeing
def end(request: DeskRequest, task: int) -> HttpResponse:
    """Write down what came of it."""
    told, by, now = request.POST, request.user.get_username(), request.now
    came = told.get("came_of_it", "")
    return _done(
        request, lambda: end_coaching(task=task, came_of_it=came, by=by, now=now)
    )


def _done(request: DeskRequest, act: Callable[[], object]) -> HttpResponse:
    if trouble := refused(request, act, _("Recorded.")):
        return _page(request, status=422, trouble=trouble, typed=request.POST)
    return redirect("supervisor:coaching")


def _page(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    today = desk_day(request.now)
    told = {
        "queue": coaching_queue(now=request.now),
        "people": collectors(),
        "today": today,
        "usual": today + timedelta(days=USUAL_DAYS),
        **more,
    }
    return render(request, "supervisor/coaching.html", told, status=status)
