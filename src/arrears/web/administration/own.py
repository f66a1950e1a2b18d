"""What a lender's people see: their own placements, policy and packs; nobody else's."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.sign_pack import sign_pack
from arrears.domain.money.owed import HEADS
from arrears.questions.administration import pack_lines
from arrears.questions.placements import placement_lines
from arrears.questions.policy_versions import policy_page
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


@access.lending
def show(request: DeskRequest) -> HttpResponse:
    """Show the lender of who asks its own."""
    return _page(request)


@access.lending
def sign(request: DeskRequest, pack: str) -> HttpResponse:
    """Sign the state of a pack for one's own lender, as the page showed it."""
    told, by, owner = (
        request.POST,
        request.user.get_username(),
        access.own_lender(request),
    )
    lines = refused(
        request,
        lambda: sign_pack(
            pack=pack,
            version=told.get("version", ""),
            note=told.get("note", ""),
            by=by,
            now=request.now,
            lender=owner,
        ),
        _("The state is signed."),
    )
    if lines:
        return _page(request, status=422, trouble=lines)
    return redirect("administration:own")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    owner, today = access.own_lender(request), desk_day(request.now)
    page = {
        "owner": owner,
        "placements": placement_lines(owner, on=today),
        "found": policy_page(owner, on=today),
        "packs": pack_lines(of=owner),
        "heads": list(HEADS.values()),
        "today": today,
        **told,
    }
    return render(request, "administration/own.html", page, status=status)
