"""Finding a case by number, name or account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from arrears.questions.columns import Table
from arrears.questions.find_cases import find_cases, found_table
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest

LONGEST = 100  # characters that anybody looks for


def _table(request: DeskRequest) -> Table:
    return found_table(_sought(request), named=access.may_show(request.staff))


def _sought(request: DeskRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


@access.signed_in
@sheets.exported(_table)
def find(request: DeskRequest) -> HttpResponse:
    """Go to the case where only one fits, else list those that do."""
    sought = _sought(request)
    found = find_cases(sought)
    exact = [each for each in found if each.number == sought.upper()]
    if only := exact or (found if len(found) == 1 else ()):
        return redirect("collector:case", only[0].number)
    told = {"sought": sought, "found": found, "address": asked.address(request)}
    return render(request, "collector/search.html", told)
