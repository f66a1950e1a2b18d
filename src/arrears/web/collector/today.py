"""The day: a collector's own rounds, or the whole floor for those who look after it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrears.planner.reasons import ROUNDS, rounds_shown
from arrears.questions.course import certificate_days
from arrears.questions.day_policy import runs_by
from arrears.questions.day_queues import StepDue, Sweep, steps_due, sweep
from arrears.questions.floor import floor
from arrears.questions.my_worklist import Worklist, my_rounds, my_worklist
from arrears.questions.open_call import open_call
from arrears.questions.open_now import open_now
from arrears.questions.told_today import Calls
from arrears.questions.transfers import my_transfers
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

from .rounds import RoundShown, due_lines, shown


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the rounds, the promises due, and who is left out and why."""
    on = timezone.localdate(request.now)
    seat = _seat(request)
    by = request.user.get_username()
    work = my_worklist(on=on, seat=seat)
    steps, new = steps_due(on=on, seat=seat), sweep(on=on, seat=seat)
    key, minutes = request.GET.get("round", ""), _minutes(request)
    rounds = shown(work.rounds, work.policy, minutes=minutes, asked=key)
    now = open_now(_numbers(rounds, work, steps, new), now=request.now)
    told: dict[str, object] = {
        "on": on,
        "seat": seat,
        "work": work,
        "rounds": [replace(each, now=now) for each in rounds],
        "due": due_lines(work, now=request.now),
        "now": now,
        "promises_more": work.counters["promised"] - len(work.promises),
        "steps": steps,
        "sweep": new,
        "counters": work.counters,
        "open_call": open_call(by=by),
        "certificate_days": certificate_days(by, staff=request.staff, now=request.now),
        "rests": request.GET.get("rests") == "1",
        "may_plan": access.may_plan(request.staff),
        "to_sign": my_transfers(by, team=request.staff.team),
        "picks_seat": not access.has_seat(request.staff),
    }
    if not access.has_seat(request.staff):
        told |= _floor(work.calls)
    return render(request, "collector/today.html", told)


@access.signed_in
def lines(request: DeskRequest, key: str) -> HttpResponse:
    """Show the calls of one round that was shut, by itself."""
    on = timezone.localdate(request.now)
    rounds, minutes = my_rounds(on=on, seat=_seat(request) or ""), _minutes(request)
    found = shown(rounds, runs_by(on), minutes=minutes, asked=key)
    round_ = next((each for each in found if each.round.key == key), None)
    if round_ is None:
        raise Http404(key)
    now = open_now(_to_call([round_]), now=request.now)
    told = {"on": on, "round": replace(round_, now=now)}
    return render(request, "collector/today/lines.html", told)


def _floor(calls: Calls) -> dict[str, object]:
    """Return the floor's lines, with the rounds that the day has."""
    lines = floor(calls)
    totals = [sum(each.calls[n] for each in lines) for n in range(len(ROUNDS))]
    called = {key for key, calls in zip(ROUNDS, totals, strict=True) if calls}
    shown = rounds_shown(called)
    places = [place for place, key in enumerate(ROUNDS) if key in shown]
    kept = [replace(each, calls=tuple(each.calls[n] for n in places)) for each in lines]
    return {"floor": kept, "round_names": shown.values()}


def _seat(request: DeskRequest) -> str | None:
    if access.has_seat(request.staff):
        return request.user.get_username()
    return request.GET.get("seat") or None


def _numbers(
    rounds: Iterable[RoundShown], work: Worklist, steps: Iterable[StepDue], new: Sweep
) -> Iterator[str]:
    """Yield the cases on the page that somebody might call from it."""
    yield from _to_call(each for each in rounds if each.is_drawn)
    yield from (line.number for line in work.promises)
    yield from (line.number for line in steps)
    yield from (line.number for line in new.left)


def _to_call(rounds: Iterable[RoundShown]) -> Iterator[str]:
    for each in rounds:
        yield from (line.number for line in each.round.lines if not line.done)


def _minutes(request: DeskRequest) -> int:
    local = timezone.localtime(request.now)
    return local.hour * 60 + local.minute
