"""The policy of the plan: versions, what differs, what one would change, a new one proposed."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.propose_plan_policy import (
    PlanPolicyTold,
    checked,
    propose_plan_policy,
)
from arrears.domain.words import Refusal
from arrears.questions.plan_policies import (
    PlanPolicyPage,
    plan_policy_diff,
    plan_policy_page,
    plan_policy_tried,
    plan_policy_version,
)
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.asked import date_of
from arrears.web.parts.compared import rows_of
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said
from arrears.web.parts.yaml_text import text_again, text_sent, text_to_try

Told = Mapping[str, object]


@access.seconding
def show(request: DeskRequest) -> HttpResponse:
    """Show the version in force, those before and to come; one of them, where asked."""
    number = whole(request.GET.get("version", ""), otherwise=0)
    found = plan_policy_version(number) if number else None
    if number and found is None:
        raise Http404
    told = {"shown": found[0], "diff": found[1]} if found else {}
    return _page(request, told=told)


@access.seconding
@access.of_all_lenders
def attempt(request: DeskRequest) -> HttpResponse:
    """Check a text at once, and work out what it would change today; nothing is kept."""
    if request.method != "POST":
        return redirect("administration:plan_policy")
    try:
        text = text_to_try(
            request,
            waiting=lambda: plan_policy_page(on=desk_day(request.now)).waiting,
            checked=checked,
        )
        told = _tried(text, desk_day(request.now))
    except Refusal as refusal:
        return _refused(request, [said(refusal.sentence)])
    return _page(request, told={**told, "typed": request.POST, "text": text})


@access.administering
@access.of_all_lenders
def propose(request: DeskRequest) -> HttpResponse:
    """Let a version wait for a second person."""
    if request.method != "POST":
        return redirect("administration:plan_policy")
    told, by, now = request.POST, request.user.get_username(), request.now

    def act() -> None:
        day = date_of(told.get("effective_on", "")) or date.min
        wanted = PlanPolicyTold(text_sent(request), day)
        ground, today = told.get("ground", ""), desk_day(now)
        propose_plan_policy(wanted, ground=ground, by=by, today=today, now=now)

    if lines := refused(request, act, _("It waits for a second person.")):
        return _refused(request, lines)
    return redirect("administration:plan_policy")


def _tried(text: str, today: date) -> Told:
    found = plan_policy_tried(text, on=today)
    return {
        "tried": rows_of(found),
        "reasons": found.reasons,
        "assumed": found.basis != "holdout",
        "diff": plan_policy_diff(text, on=today),
    }


def _refused(request: DeskRequest, lines: list[str]) -> HttpResponse:
    told = {"trouble": lines, "typed": request.POST, "text": text_again(request)}
    return _page(request, status=422, told=told)


def _page(request: DeskRequest, *, status: int = 200, told: Told) -> HttpResponse:
    today = desk_day(request.now)
    found = plan_policy_page(on=today)
    page = {
        "found": found,
        "text": found.text,
        "today": today,
        "earliest": _earliest(found, today),
        "may_propose": request.staff.role == "administrator",
        **told,
    }
    return render(request, "administration/plan_policy.html", page, status=status)


def _earliest(found: PlanPolicyPage, today: date) -> date:
    """Return the first day that a new version may be in force: none is planned yet."""
    return found.planned.on + timedelta(days=1) if found.planned else today
