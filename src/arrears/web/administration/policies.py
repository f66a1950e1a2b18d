"""Policies of offers: versions, what differs, a dry run, and the proposal of a new one."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.propose_change import PolicyTold, propose_policy
from arrears.domain.money.owed import HEADS
from arrears.domain.words import Refusal
from arrears.playbook.offers.policy import house_text, read_policy
from arrears.questions.administration import policies_table, policy_lines
from arrears.questions.columns import Table
from arrears.questions.policy_versions import (
    authority_lines,
    dry_run,
    held_against,
    policy_diff,
    policy_page,
)
from arrears.store.cases import desk_day
from arrears.store.models import Lender
from arrears.store.policies import policy_versions
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said


def _table(request: DeskRequest) -> Table:
    return policies_table(on=desk_day(request.now))


@access.administering
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the policy of offers of every lender."""
    page = {"found": policy_lines(on=desk_day(request.now))}
    return render(request, "administration/policies.html", page)


@access.administering
def one(request: DeskRequest, lender: str) -> HttpResponse:
    """Show one lender's policy; propose a new version, or try it without keeping it."""
    owner = Lender.objects.filter(key=lender).first()
    if owner is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("try"):
            told = _tried(request, owner)
            status = 422 if "trouble" in told else 200
            return _page(request, owner, status=status, told=told)
        return _proposed(request, owner)
    return _page(request, owner, told=_held(request, owner))


def _proposed(request: DeskRequest, owner: Lender) -> HttpResponse:
    told, by, now = request.POST, request.user.get_username(), request.now
    today = desk_day(now)
    try:
        day = date.fromisoformat(told.get("effective_on", ""))
    except ValueError:
        day = date.min
    policy = PolicyTold(owner.key, told.get("text", ""), day)
    ground = told.get("ground", "")
    lines = refused(
        request,
        lambda: propose_policy(policy, ground=ground, by=by, today=today, now=now),
        _("It waits for a second person."),
    )
    if lines:
        return _page(request, owner, status=422, told={"trouble": lines})
    return redirect("administration:policy", owner.key)


def _tried(request: DeskRequest, owner: Lender) -> dict[str, object]:
    """Return what the typed text would change; nothing is kept."""
    text, today = request.POST.get("text", ""), desk_day(request.now)
    page = policy_page(owner, on=today)
    try:
        wanted = read_policy(text, file=f"{owner.key}.yaml")
        found = dry_run(owner, text, on=today)
    except Refusal as refusal:
        return {"trouble": [said(refusal.sentence)]}
    return {
        "tried": found,
        "diff": policy_diff(page.text, text),
        "wanted": authority_lines(wanted),
    }


def _held(request: DeskRequest, owner: Lender) -> dict[str, object]:
    """Return an older version held against the one before it, where one is asked for."""
    number = whole(request.GET.get("version", ""), otherwise=0)
    found = held_against(policy_versions(owner), number, first=house_text())
    return {"shown": found[0], "diff": found[1]} if found else {}


def _page(
    request: DeskRequest,
    owner: Lender,
    *,
    status: int = 200,
    told: Mapping[str, object],
) -> HttpResponse:
    today = desk_day(request.now)
    page = {
        "found": policy_page(owner, on=today),
        "heads": list(HEADS.values()),
        "today": today,
        "typed": request.POST,
        **told,
    }
    return render(request, "administration/policy.html", page, status=status)
