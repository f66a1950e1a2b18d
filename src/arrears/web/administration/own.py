"""What a lender's people see: their own placements, policy and packs; nobody else's."""

from django.http import HttpResponse
from django.shortcuts import render

from arrears.domain.money.owed import HEADS
from arrears.questions.administration import pack_lines
from arrears.questions.placements import placement_lines
from arrears.questions.policy_versions import policy_page
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.lending
def show(request: DeskRequest) -> HttpResponse:
    """Show the lender of who asks its own."""
    return _page(request)


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    owner, today = access.own_lender(request), desk_day(request.now)
    page = {
        "owner": owner,
        "placements": placement_lines(owner, on=today),
        "found": policy_page(owner, on=today),
        "packs": pack_lines(),
        "heads": list(HEADS.values()),
        "today": today,
        **told,
    }
    return render(request, "administration/own.html", page, status=status)
