"""Who has how much, who is away and who stands in, and which cases two handle."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.leave_seat import Moved
from arrears.actions.pair_cases import end_pair, pair_case
from arrears.actions.set_absence import Absence, end_absence, set_absence
from arrears.questions.chosen_cases import desk
from arrears.questions.columns import Table
from arrears.questions.workload import pairs, workload, workload_table
from arrears.store.cases import desk_day
from arrears.web.parts import access, sheets
from arrears.web.parts.asked import date_of
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said


def _table(request: DeskRequest) -> Table:
    return workload_table(now=request.now)


@access.overseeing
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show what lies on each seat."""
    return _page(request)


@access.overseeing
def absence(request: DeskRequest) -> HttpResponse:
    """Write down that somebody is away, or is back."""
    told, by, now = request.POST, request.user.get_username(), request.now
    seat, ground = told.get("seat", ""), told.get("ground", "")

    def act() -> Moved:
        if told.get("back"):
            return end_absence(seat=seat, ground=ground, by=by, now=now)
        days = Absence(
            date_of(told.get("from", "")),
            date_of(told.get("until", "")),
            told.get("stand_in", ""),
        )
        return set_absence(seat=seat, absence=days, ground=ground, by=by, now=now)

    return _done(request, lambda: messages.info(request, said(act().words)))


@access.overseeing
def pair(request: DeskRequest) -> HttpResponse:
    """Let a second handler join a case, or leave it."""
    told, by, now = request.POST, request.user.get_username(), request.now
    number, ground = told.get("number", "").strip(), told.get("ground", "")

    def act() -> None:
        if told.get("end"):
            end_pair(number=number, ground=ground, by=by, now=now)
        else:
            seat = told.get("seat", "")
            pair_case(number=number, seat=seat, ground=ground, by=by, now=now)

    return _done(request, act)


def _done(request: DeskRequest, act: Callable[[], object]) -> HttpResponse:
    if trouble := refused(request, act, _("Recorded.")):
        return _page(request, status=422, trouble=trouble, typed=request.POST)
    return redirect("supervisor:team")


def _page(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    told = {
        "loads": workload(now=request.now),
        "pairs": pairs(),
        "seats": desk().seats,
        "today": desk_day(request.now),
        **more,
    }
    return render(request, "supervisor/team.html", told, status=status)
