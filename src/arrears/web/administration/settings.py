"""Packs and their signatures, policies of offers, and the audit of every change."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.set_policy import set_policy
from arrears.actions.sign_pack import sign_pack
from arrears.domain.audit.known import ABOUT_THE_DESK, FACTS
from arrears.questions.administration import pack_lines, policy_lines
from arrears.questions.journal_search import JournalAsked, journal_search
from arrears.store.models import Lender
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
def policies(request: DeskRequest) -> HttpResponse:
    """Show the policy of offers of every lender."""
    return render(request, "administration/policies.html", {"found": policy_lines()})


@access.administering
def policy(request: DeskRequest, lender: str) -> HttpResponse:
    """Put a lender's own policy in force."""
    if not Lender.objects.filter(key=lender).exists():
        raise Http404
    text, by, now = (
        request.POST.get("text", ""),
        request.user.get_username(),
        request.now,
    )
    lines = refused(
        request,
        lambda: set_policy(lender=lender, text=text, file="desk", by=by, now=now),
        _("The policy is in force."),
    )
    if lines:
        page = {
            "found": policy_lines(),
            "trouble": lines,
            "typed": text,
            "whose": lender,
        }
        return render(request, "administration/policies.html", page, status=422)
    return redirect("administration:policies")


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
