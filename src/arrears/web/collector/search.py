"""Finding a case by number, name or account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from arrears.questions.columns import Table
from arrears.questions.find_cases import found_page, found_table
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest

LONGEST = 100  # characters that anybody looks for


def _table(request: DeskRequest) -> Table:
    named = access.may_show(request.staff)
    sort = asked.word(request, "sort")
    return found_table(_sought(request), sort=sort, named=named)


def _sought(request: DeskRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


@access.signed_in
@sheets.exported(_table)
def find(request: DeskRequest) -> HttpResponse:
    """Go to the case where only one fits, else list those that do."""
    sought = _sought(request)
    page = found_page(sought, place=asked.place(request))
    found = page.found
    exact = [each for each in found.rows if each.number == sought.upper()]
    alone = len(found.rows) == 1 and not (found.more or found.less)
    if only := exact or (found.rows if alone else ()):
        return redirect("collector:case", only[0].number)
    told = {
        "sought": sought,
        "found": found,
        "crowded": page.crowded,
        "address": asked.address(request),
    }
    return render(request, "collector/search.html", told)
