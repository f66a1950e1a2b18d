"""Packs and their signatures."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.sign_pack import sign_pack
from arrears.questions.administration import pack_lines
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


@access.administering
def show(request: DeskRequest) -> HttpResponse:
    """Show every pack, its state and who signed it."""
    return render(request, "administration/packs.html", {"found": pack_lines()})


@access.administering
def sign(request: DeskRequest, pack: str) -> HttpResponse:
    """Sign the state of a pack that the page showed."""
    told, by, now = request.POST, request.user.get_username(), request.now
    version, note = told.get("version", ""), told.get("note", "")
    lines = refused(
        request,
        lambda: sign_pack(pack=pack, version=version, note=note, by=by, now=now),
        _("The state is signed."),
    )
    if lines:
        page = {"found": pack_lines(), "trouble": lines}
        return render(request, "administration/packs.html", page, status=422)
    return redirect("administration:packs")
