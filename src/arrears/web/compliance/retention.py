"""The retention calendar: what is kept until when, and what may be erased."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.erase_person import erase_case
from arrears.law.deadlines.retention import minima
from arrears.questions.columns import Table
from arrears.questions.retention import retention, retention_table
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


def _table(request: DeskRequest) -> Table:
    return retention_table(
        only_due=bool(asked.word(request, "due")),
        sort=asked.word(request, "sort"),
        now=request.now,
    )


@access.compliance
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the closed cases with the last day each is kept."""
    return _page(request)


@access.compliance
def erase(request: DeskRequest, number: str) -> HttpResponse:
    """Erase who the debtor of a case was, once nothing holds it."""
    by, now = request.user.get_username(), request.now
    ground = _("retention calendar")
    lines = refused(
        request,
        lambda: erase_case(number=number, ground=ground, by=by, now=now),
        _("The personal data of the case is erased."),
    )
    if lines:
        return _page(request, status=422, trouble=lines)
    return redirect("compliance:retention")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    due = asked.word(request, "due")
    page = {
        "found": retention(
            only_due=bool(due), place=asked.place(request), now=request.now
        ),
        "minima": minima(),
        "due": due,
        "address": asked.address(request),
        **told,
    }
    return render(request, "compliance/retention.html", page, status=status)
