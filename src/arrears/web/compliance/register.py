"""The register of those who need special care: minimal, and every entry expires."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.register_need import register_need
from arrears.domain.case.needs import LONGEST_DAYS, NEEDS
from arrears.questions.columns import Table
from arrears.questions.register import register, register_table
from arrears.store.cases import desk_day
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


def _table(request: DeskRequest) -> Table:
    return register_table(sort=asked.word(request, "sort"), now=request.now)


@access.compliance
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the entries that stand."""
    return _page(request)


@access.compliance
def create(request: DeskRequest) -> HttpResponse:
    """Make an entry until a day."""
    told = request.POST

    def act() -> None:
        register_need(
            number=told.get("case", ""),
            need=told.get("need", ""),
            expires_on=asked.typed_day(told, "expires_on"),
            by=request.user.get_username(),
            now=request.now,
        )

    if lines := refused(request, act, _("It is on the register.")):
        return _page(request, status=422, trouble=lines)
    return redirect("compliance:register")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    today = desk_day(request.now)
    page = {
        "found": register(place=asked.place(request), now=request.now),
        "needs": NEEDS,
        "today": today,
        "last": today + timedelta(days=LONGEST_DAYS),
        "longest": LONGEST_DAYS,
        "address": asked.address(request),
        "typed": request.POST,
        **told,
    }
    return render(request, "compliance/register.html", page, status=status)
