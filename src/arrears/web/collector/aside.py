"""The cases left out of today for one reason."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrears.planner.reasons import UnknownReason
from arrears.questions.aside_list import aside_list, aside_table
from arrears.questions.columns import Table
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest


def _table(request: DeskRequest, reason: str) -> Table:
    try:
        return aside_table(
            on=timezone.localdate(request.now),
            reason=reason,
            sort=asked.word(request, "sort"),
            named=access.may_show(request.staff),
        )
    except UnknownReason as refusal:
        raise Http404(refusal.sentence) from refusal


@access.signed_in
@sheets.exported(_table)
def show(request: DeskRequest, reason: str) -> HttpResponse:
    """Show one page of them."""
    on = timezone.localdate(request.now)
    try:
        listed = aside_list(on=on, reason=reason, place=asked.place(request))
    except UnknownReason as refusal:
        raise Http404(refusal.sentence) from refusal
    told = {
        "aside": listed,
        "found": listed.found,
        "on": on,
        "address": asked.address(request),
    }
    return render(request, "collector/aside.html", told)
