"""The trainer's view: how everybody's skills move, and whose talks to look at."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.questions.coaching_notes import streak_notes
from arrears.questions.columns import Table
from arrears.questions.practice import practice, practice_table, team_practice
from arrears.store.cases import desk_day
from arrears.training.coach.skills import OVER_TIME
from arrears.web.parts import access, sheets
from arrears.web.parts.request import DeskRequest


def _table(request: DeskRequest) -> Table:
    return practice_table(on=desk_day(request.now))


@access.coaching
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show everybody, a row each."""
    told = {
        "team": team_practice(on=desk_day(request.now)),
        "skills": OVER_TIME.values(),
        "streaks": streak_notes(now=request.now),
    }
    return render(request, "training/team.html", told)


@access.coaching
def one(request: DeskRequest, username: str) -> HttpResponse:
    """Show one person's talks and skills."""
    found = practice(username, on=desk_day(request.now))
    if not found.role:
        raise Http404
    return render(request, "training/person.html", {"mine": found})
