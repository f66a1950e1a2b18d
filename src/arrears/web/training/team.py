"""The trainer's view: how everybody's skills move, and whose talks to look at."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.questions.practice import practice, team_practice
from arrears.training.coach.skills import SKILLS
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.coaching
def show(request: DeskRequest) -> HttpResponse:
    """Show everybody, a row each."""
    told = {"team": team_practice(), "skills": SKILLS.values()}
    return render(request, "training/team.html", told)


@access.coaching
def one(request: DeskRequest, username: str) -> HttpResponse:
    """Show one person's talks and skills."""
    found = practice(username)
    if not found.role:
        raise Http404
    return render(request, "training/person.html", {"mine": found})
