"""The board of a post, one KPI, the cases behind a number, counting now."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from arrears.actions.count_days import count_days
from arrears.domain.words import Refusal
from arrears.insight.answer import GROUPS
from arrears.insight.boards import BOARDS, NAMES
from arrears.insight.catalogue import UnknownKpi, kpi
from arrears.insight.periods import PERIODS, period
from arrears.insight.telling import Told
from arrears.questions.figure_notes import NoteLine, figure_notes
from arrears.questions.insight import (
    lenders,
    said_of_days,
    team_names,
)
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from .asked import Asked, Linked, asked
from .charts import chart
from .lines import cases_behind, compared, told_tiles
from .tables import board_table, cases_table, kpi_table
from .teams import usual

COACHED = {"collector", "supervisor"}  # boards with friendly notes
FOR_ALL = ("team", "collector", "lender", "placement", "bucket", *PERIODS)
FOR_ONE = ("lender", "placement", "bucket", *PERIODS)


@access.signed_in
@sheets.exported(board_table)
def board(request: DeskRequest) -> HttpResponse:
    """Show the board of figures that the address or the post asks for."""
    mine = access.boards(request.staff)
    if not request.GET and (team := usual(request)):
        return redirect(f"{reverse('insight:board')}?{urlencode({'team': team})}")
    chosen = request.GET.get("board", mine[0])
    if chosen not in mine:
        raise Http404
    try:
        wanted = asked(request)
        found = told_tiles(BOARDS[chosen], wanted, request)
    except Refusal as refusal:
        page: dict[str, object] = {"trouble": said(refusal.sentence)}
        return render(request, "insight/board.html", page, status=422)
    boards = [(name, said(NAMES[name]), name == chosen) for name in mine]
    page = {
        "kpis": found,
        "boards": boards,
        "board": chosen,
        "is_coached": chosen in COACHED,
        "written": _written(BOARDS[chosen], wanted),
        **_filters(request, wanted),
    }
    page["said"] = said_of_days(
        BOARDS[chosen],
        since=wanted.since,
        until=wanted.until,
        now=request.now,
        only=wanted.only,
    )
    return render(request, "insight/board.html", page)


@access.signed_in
@sheets.exported(kpi_table)
def one(request: DeskRequest, key: str) -> HttpResponse:
    """Show one KPI: its chart and table, the days before, all that must be said."""
    try:
        wanted = asked(request)
        found = compared(key, wanted, request)
    except UnknownKpi as refusal:
        raise Http404(refusal.sentence) from refusal
    except Refusal as refusal:
        page: dict[str, object] = {"trouble": said(refusal.sentence)}
        return render(request, "insight/kpi.html", page, status=422)
    answer, shown, lines = found.answer, found.shown, found.lines
    written, drawn = _written([answer.kpi.key], wanted), replace(wanted, by=shown.by)
    page = {
        "kpi": answer.kpi,
        "together": [Linked(each, replace(wanted, by="")) for each in found.together],
        "lines": _linked(lines, drawn, written) if shown.by else (),
        "written": written,
        "chart": chart(shown, lines, written),
        "said": answer.said,
        "beside": [kpi(other) for other in answer.kpi.pair],
        "groups": [(g, said(GROUPS[g])) for g in _groups(request)],
        **_filters(request, wanted),
    }
    return render(request, "insight/kpi.html", page)


@access.signed_in
@sheets.exported(cases_table)
def cases(request: DeskRequest, key: str) -> HttpResponse:
    """Show the cases behind a number of a KPI."""
    try:
        wanted = asked(request)
        found = cases_behind(key, wanted, request)
    except Refusal as refusal:
        raise Http404(refusal.sentence) from refusal
    page = {"kpi": kpi(key), "found": found, **_filters(request, wanted)}
    return render(request, "insight/cases.html", page)


@access.deciding
@access.of_all_lenders
def count(request: DeskRequest) -> HttpResponse:
    """Count the days anew whose rows changed."""
    if request.method == "POST":
        by, now = request.user.get_username(), request.now
        refused(request, lambda: count_days(by=by, now=now), _("The days are counted."))
    return redirect("insight:board")


def _written(keys: Sequence[str], wanted: Asked) -> tuple[NoteLine, ...]:
    return figure_notes(keys, since=wanted.since, until=wanted.until)


def _linked(
    lines: Sequence[Told], wanted: Asked, written: Sequence[NoteLine]
) -> list[Linked]:
    """Return the lines with their addresses, and the notes of their day, week or month."""
    by, standing = wanted.by, [note for note in written if note.stands]
    return [
        Linked(
            each,
            wanted,
            tuple(
                note
                for note in standing
                if by in PERIODS and period(note.on, by) == each.key
            ),
        )
        for each in lines
    ]


def _groups(request: DeskRequest) -> tuple[str, ...]:
    return FOR_ALL if access.sees_all_figures(request.staff) else FOR_ONE


def _filters(request: DeskRequest, wanted: Asked) -> dict[str, object]:
    return {
        "asked": wanted,
        "address": wanted.address(),
        "lenders": lenders(),
        "teams": team_names() if access.sees_all_figures(request.staff) else (),
        "usual_team": usual(request),
        "earlier": wanted.before(),
        "today": request.now.date(),
        "back": request.get_full_path(),
        "may_annotate": access.may_annotate(request.staff),
        "may_count": access.may_decide(request.staff),
        "may_count_days": access.may_decide(request.staff)
        and access.sees_all_lenders(),
    }
