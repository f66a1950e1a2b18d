"""The live board of the floor, and the cases behind each of its numbers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.planner.reasons import ROUNDS
from arrears.questions.columns import Table
from arrears.questions.floor_board import floor_board
from arrears.questions.floor_cases import (
    WHAT,
    Asked,
    floor_cases,
    floor_cases_table,
)
from arrears.questions.hand_waiting import hand_waiting
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest


@access.overseeing
def show(request: DeskRequest) -> HttpResponse:
    """Show the board; asked again by itself, the board without the page around it."""
    board = floor_board(now=request.now)
    told = {
        "board": board,
        "figures": board.figures,
        "waits": hand_waiting(now=request.now),
    }
    page = "supervisor/floor/live.html" if request.htmx else "supervisor/floor.html"
    return render(request, page, told)


def _wanted(request: DeskRequest) -> Asked:
    what = asked.word(request, "what")
    if what not in WHAT:
        raise Http404
    return Asked(what, asked.word(request, "seat"), asked.word(request, "round"))


def _table(request: DeskRequest) -> Table:
    sort = asked.word(request, "sort")
    return floor_cases_table(_wanted(request), sort=sort, now=request.now)


@access.overseeing
@sheets.exported(_table)
def cases(request: DeskRequest) -> HttpResponse:
    """Show the cases behind one number."""
    wanted = _wanted(request)
    what = wanted.what
    told = {
        "found": floor_cases(wanted, place=asked.place(request), now=request.now),
        "what": WHAT[what],
        "round": ROUNDS.get(wanted.round),
        "seat": wanted.seat,
        "may_assign": what in {"planned", "left", "done"},
        "address": asked.address(request),
        "today": request.now.date(),
    }
    return render(request, "supervisor/floor_cases.html", told)
