"""The day: a collector's own rounds, or the whole floor for those who look after it."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrears.planner.reasons import ROUNDS
from arrears.questions.floor import floor
from arrears.questions.my_worklist import my_worklist
from arrears.questions.open_call import open_call
from arrears.questions.promise_moments import promise_moments
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

from .rounds import due_lines, shown


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the rounds, the promises due, and who is left out and why."""
    on = timezone.localdate(request.now)
    seat = _seat(request)
    work = my_worklist(on=on, seat=seat)
    minutes, moments = _minutes(request), promise_moments(now=request.now)
    told: dict[str, object] = {
        "on": on,
        "seat": seat,
        "work": work,
        "rounds": shown(work.rounds, minutes=minutes),
        "due": due_lines(work, moments, zone=settings.TIME_ZONE, now=request.now),
        "counters": work.counters,
        "open_call": open_call(by=request.user.get_username()),
        "rests": request.GET.get("rests") == "1",
        "may_plan": access.may_plan(request.staff),
        "picks_seat": not access.has_seat(request.staff),
    }
    if not access.has_seat(request.staff):
        told |= {"floor": floor(on=on), "round_names": ROUNDS.values()}
    return render(request, "collector/today.html", told)


def _seat(request: DeskRequest) -> str | None:
    if access.has_seat(request.staff):
        return request.user.get_username()
    return request.GET.get("seat") or None


def _minutes(request: DeskRequest) -> int:
    local = timezone.localtime(request.now)
    return local.hour * 60 + local.minute
