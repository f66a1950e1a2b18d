"""A list as a file: every row that fits, typed, sorted as on its page; CSV or XLSX."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import wraps
from http import HTTPStatus
from io import StringIO
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from arrears.actions.take_list import (
    NoMaskInList,
    Taken,
    take_list,
    take_list_in_full,
)
from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words
from arrears.intake.export import safe_cell
from arrears.questions.columns import Table, TooManyRows, figure_of, read
from arrears.questions.insight_workbook import Typed, workbook
from arrears.questions.pages import Cell, RowGone, SortUnknown

from . import access
from .request import DeskRequest
from .templatetags.said import said

P = ParamSpec("P")
View = Callable[Concatenate[DeskRequest, P], HttpResponse]
Tabled = Callable[Concatenate[DeskRequest, P], Table]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = frozenset({"csv", "xlsx"})
ONE_PAGE = ("page", "after", "before")  # what an address says of one page alone
# What is left out of an address that asks for what there is not, and the status.
LEFT_OUT: dict[type[Refusal], tuple[str, int]] = {
    SortUnknown: ("sort", 422),
    TooManyRows: ("as", 422),
    RowGone: ("", 200),
}


def exported(tabled: Tabled[P]) -> Callable[[View[P]], View[P]]:
    """
    Let a page with a list answer `?as=csv` and `?as=xlsx` with all rows of `tabled`.

    Posted with a reason the same rows come in full. An address that asks for what there
    is not is told so, above the list's beginning.
    """

    def of(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(
            request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if request.method == "POST" and request.POST.get("as", "") in KINDS:
                return _in_full(request, lambda: tabled(request, *args, **kwargs))
            kind = request.GET.get("as", "")
            try:
                if kind in KINDS and request.method == "GET":
                    return _taken(request, tabled(request, *args, **kwargs), kind)
                return view(request, *args, **kwargs)
            except (SortUnknown, TooManyRows, RowGone) as refusal:
                status = _without(request, refusal)
            shown = view(request, *args, **kwargs)
            if shown.status_code == HTTPStatus.OK:
                shown.status_code = status
            return shown

        return answer

    return of


def _without(request: DeskRequest, refusal: Refusal) -> int:
    """Say what is wrong with the address, and take it out; return the status."""
    messages.warning(request, said(refusal.sentence))
    wrong, status = LEFT_OUT[type(refusal)]
    told = request.GET.copy()
    for name in (wrong, *ONE_PAGE):
        told.pop(name, None)
    request.GET = told  # type: ignore[assignment]
    return status


@access.in_full
def _in_full(request: DeskRequest, tabled: Callable[[], Table]) -> HttpResponse:
    """Hand the list out with nothing masked, for a reason; or say why not."""
    told = request.POST
    try:
        table = tabled()
        if table.in_full is None:
            raise NoMaskInList
        bare = replace(table, rows=table.in_full)
        taken, made = _file(request, bare, told["as"], named="-full")
        take_list_in_full(
            taken,
            reason=told.get("reason", ""),
            told=told.get("told", ""),
            by=request.user.get_username(),
            now=request.now,
        )
    except Refusal as refusal:
        page = {"why": said(refusal.sentence), "given": told}
        return render(request, "parts/in_full.html", page, status=422)
    return made


def _taken(request: DeskRequest, table: Table, kind: str) -> HttpResponse:
    """Return the table as a file, and journal who took it along."""
    taken, made = _file(request, table, kind)
    take_list(taken, by=request.user.get_username(), now=request.now)
    return made


def _file(
    request: DeskRequest, table: Table, kind: str, *, named: str = ""
) -> tuple[Taken, HttpResponse]:
    """Return the table as a file, and what is taken along with it."""
    asked = request.GET.copy()
    for name in ("as", *ONE_PAGE):
        asked.pop(name, None)
    name = request.resolver_match.view_name if request.resolver_match else ""
    short = f"{name.rpartition(':')[2]}-{request.now:%Y-%m-%d}{named}"
    rows = read(table.rows)
    table = replace(table, rows=rows)
    made = _workbook(table, short) if kind == "xlsx" else _csv(table, short)
    return Taken(name, kind, len(rows), asked.urlencode()), made


def _csv(table: Table, name: str) -> HttpResponse:
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow([safe_cell(said(head)) for head in table.heads])
    rows.writerows([_written(cell) for cell in row] for row in table.rows)
    return _kept(f"\ufeff{text.getvalue()}", "text/csv; charset=utf-8", f"{name}.csv")


def _workbook(table: Table, name: str) -> HttpResponse:
    rows = _typed_rows(table)
    return _kept(workbook({name[:31]: rows}), XLSX, f"{name}.xlsx")


def _typed_rows(table: Table) -> Iterator[list[Typed]]:
    yield [said(head) for head in table.heads]
    for row in table.rows:
        yield [_typed(cell) for cell in row]


def _written(cell: Cell) -> str:
    """Return a cell as CSV has it: a figure bare, a day as 2026-11-24, a text safe."""
    typed = _typed(cell)
    if isinstance(typed, str):
        return safe_cell(typed)
    if isinstance(typed, datetime):
        return f"{typed:%Y-%m-%d %H:%M}"
    return "" if typed is None else str(typed)


def _typed(cell: Cell) -> Typed:
    """Return a cell as a workbook has it; a moment by the desk's clock."""
    if isinstance(cell, Words):
        return said(cell)
    if isinstance(cell, Amount):
        return Decimal(figure_of(cell))
    if isinstance(cell, datetime):
        return cell.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(tzinfo=None)
    return cell


def _kept(content: str | bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
