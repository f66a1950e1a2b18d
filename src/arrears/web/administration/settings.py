"""Packs and their signatures, and the audit of every change."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.sign_pack import sign_pack
from arrears.domain.audit.known import ABOUT_THE_DESK, FACTS
from arrears.questions.administration import pack_lines
from arrears.questions.journal_search import JournalAsked, journal_search
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole


@access.administering
def packs(request: DeskRequest) -> HttpResponse:
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


@access.administering
def audit(request: DeskRequest) -> HttpResponse:
    """Show every change to accounts, keys, packs and policies."""
    kind = request.GET.get("kind", "")
    look = JournalAsked(
        kind=kind if kind in ABOUT_THE_DESK else "",
        subject=request.GET.get("subject", "").strip()[:120],
        among=ABOUT_THE_DESK,
    )
    number = min(whole(request.GET.get("page", ""), otherwise=1), 100_000)
    told = request.GET.copy()
    told.pop("page", None)
    page = {
        "found": journal_search(look, page=number),
        "asked": look,
        "kinds": [(name, FACTS[name].named) for name in ABOUT_THE_DESK],
        "address": told.urlencode(),
    }
    return render(request, "administration/audit.html", page)
