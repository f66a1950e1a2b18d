"""A list as a file: the rows that its page shows, of all its pages, as CSV or XLSX."""

from collections.abc import Callable, Iterator
from functools import wraps
from html.parser import HTMLParser
from typing import Concatenate, ParamSpec

import polars as pl
from django.http import HttpResponse
from django.utils.translation import gettext as _

from arrears.actions.take_list import take_list
from arrears.intake.export import safe
from arrears.questions.insight_workbook import workbook

from .request import DeskRequest

P = ParamSpec("P")
View = Callable[Concatenate[DeskRequest, P], HttpResponse]
MOST_PAGES = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS, CELLS = frozenset({"tr", "li"}), frozenset({"td", "th"})
VOID = frozenset({"br", "img", "input", "hr", "meta", "link", "wbr", "use", "path"})
LABEL = "data-cell"


class Sheet(HTMLParser):
    """
    The rows of the list that is marked `data-sheet`.

    A table gives its cells, a list of lines what is marked `data-cell`; a label there
    heads the column. `data-no-sheet` leaves a cell out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.heads: list[str] = []
        self.more = False
        self._depth = self._sheet = self._cell = 0
        self._kept = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin the list, a row, or a cell."""
        told = dict(attrs)
        self.more |= told.get("rel") == "next"
        if tag in VOID:
            return
        self._depth += 1
        if "data-sheet" in told and not self._sheet:
            self._sheet = self._depth
        elif self._sheet and not self._cell:
            self._begin(tag, told)

    def handle_endtag(self, tag: str) -> None:
        """End the cell or the list that began there."""
        if tag in VOID:
            return
        if self._depth == self._cell:
            self._cell = 0
        if self._depth == self._sheet:
            self._sheet = 0
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep what stands in the cell, with single spaces."""
        if self._cell and self._kept and self.rows:
            said = f"{self.rows[-1][-1]} {data}"
            self.rows[-1][-1] = " ".join(said.split())

    def _begin(self, tag: str, told: dict[str, str | None]) -> None:
        if tag in ROWS:
            self.rows.append([])
        if (tag in CELLS or LABEL in told) and self.rows:
            self._cell, self._kept = self._depth, "data-no-sheet" not in told
            if not self._kept:
                return
            self.rows[-1].append("")
            if LABEL in told and len(self.rows[-1]) > len(self.heads):
                self.heads.append(told[LABEL] or "")


def exported(view: View[P]) -> View[P]:
    """Let a page with a list answer `?as=csv` and `?as=xlsx` too, with all its pages."""

    @wraps(view)
    def answer(
        request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        kind = request.GET.get("as", "")
        if kind not in {"csv", "xlsx"} or request.method != "GET":
            return view(request, *args, **kwargs)
        asked = request.GET.copy()
        rows = list(_all_rows(request, lambda: view(request, *args, **kwargs)))
        name = request.resolver_match.view_name if request.resolver_match else ""
        asked.pop("as")
        take_list(
            name=name,
            form=kind,
            rows=max(0, len(rows) - 1),
            asked=asked.urlencode(),
            by=request.user.get_username(),
            now=request.now,
        )
        short = name.rpartition(":")[2]
        return _file(rows, kind, f"{short}-{request.now:%Y-%m-%d}")

    return answer


def _all_rows(
    request: DeskRequest, page: Callable[[], HttpResponse]
) -> Iterator[list[str]]:
    """Yield the head once, and the rows of each page; a last row says what is missing."""
    for number in range(1, MOST_PAGES + 1):
        told = request.GET.copy()
        told["page"] = str(number)
        told.pop("as", None)
        request.GET = told  # type: ignore[assignment]
        sheet = Sheet()
        sheet.feed(page().content.decode())
        rows = [row for row in sheet.rows if row]
        if number == 1 and sheet.heads:
            yield sheet.heads
        yield from rows if number == 1 or sheet.heads else rows[1:]
        if not sheet.more:
            return
    yield [_("More rows fit than a file takes; narrow the filter.")]


def csv_file(frame: pl.DataFrame, name: str, *, head: bool = True) -> HttpResponse:
    """Return the frame as a CSV to keep; no cell becomes a formula."""
    text = safe(frame).write_csv(include_bom=True, include_header=head)
    return _kept(text, "text/csv; charset=utf-8", f"{name}.csv")


def _file(rows: list[list[str]], kind: str, name: str) -> HttpResponse:
    if kind == "xlsx":
        return _kept(workbook({name[:31]: rows}), XLSX, f"{name}.xlsx")
    return csv_file(_frame(rows), name, head=False)


def _kept(content: str | bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _frame(rows: list[list[str]]) -> pl.DataFrame:
    """Return the rows as columns of text; a short row ends in empty cells."""
    wide = max(map(len, rows), default=1)
    columns = {
        f"c{place}": [row[place] if place < len(row) else "" for row in rows]
        for place in range(wide)
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
