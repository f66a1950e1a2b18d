"""Standing rules: versions, what a list would do today, a new one proposed, one gone by now."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from arrears.actions.hand_by_rules import try_rules
from arrears.actions.propose_rules import RulesTold, checked, propose_rules
from arrears.domain.words import Refusal
from arrears.questions.standing_rules import (
    rules_diff,
    rules_page,
    rules_tried,
    rules_version,
)
from arrears.store.cases import desk_day
from arrears.store.standing_rules import waiting_rules
from arrears.web.parts import access
from arrears.web.parts.asked import date_of
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said
from arrears.web.parts.yaml_text import text_again, text_sent, text_to_try

LONGEST = 40  # characters of a team


@access.ruling
def show(request: DeskRequest) -> HttpResponse:
    """Show the list in force, those before and to come; one of them, where asked."""
    number = whole(request.GET.get("version", ""), otherwise=0)
    found = rules_version(number, team=_team(request)) if number else None
    if number and found is None:
        raise Http404
    return _page(request, told={"shown": found[0], "diff": found[1]} if found else {})


@access.ruling
def attempt(request: DeskRequest) -> HttpResponse:
    """Check a list at once, and work out whom it would move today; nothing is kept."""
    if request.method != "POST":
        return redirect("supervisor:rules")
    team, today = _team(request), desk_day(request.now)
    try:
        text = text_to_try(
            request,
            waiting=partial(waiting_rules, team),
            checked=partial(checked, team=team),
        )
        found = rules_tried(text, team=team, on=today, now=request.now)
    except Refusal as refusal:
        return _refused(request, [said(refusal.sentence)])
    diff = rules_diff(text, team=team, on=today)
    told = {"tried": found, "diff": diff, "text": text, "typed": request.POST}
    return _page(request, told=told)


@access.overseeing
@access.of_all_lenders
def propose(request: DeskRequest) -> HttpResponse:
    """Let a list wait for a second person."""
    if request.method != "POST":
        return redirect("supervisor:rules")
    told, by, now = request.POST, request.user.get_username(), request.now

    def act() -> None:
        day = date_of(told.get("effective_on", "")) or date.min
        wanted = RulesTold(_team(request), text_sent(request), day)
        ground, today = told.get("ground", ""), desk_day(now)
        propose_rules(wanted, ground=ground, by=by, today=today, now=now)

    if lines := refused(request, act, _("It waits for a second person.")):
        return _refused(request, lines)
    return redirect(_address(_team(request)))


@access.overseeing
@access.of_all_lenders
def apply(request: DeskRequest) -> HttpResponse:
    """Show what the rules in force would do now; from there it is done."""
    made: list[int] = []
    by, now = request.user.get_username(), request.now

    def act() -> None:
        made.append(try_rules(by=by, now=now))

    says = _("This is what it would do. Nothing is changed yet.")
    if lines := refused(request, act, says):
        return _page(request, status=422, told={"trouble": lines})
    return redirect("supervisor:act", made[0]) if made else redirect("supervisor:rules")


def _team(request: DeskRequest) -> str:
    told = request.POST if request.method == "POST" else request.GET
    return told.get("team", "").strip()[:LONGEST]


def _address(team: str) -> str:
    asked = f"?{urlencode({'team': team})}" if team else ""
    return reverse("supervisor:rules") + asked


def _refused(request: DeskRequest, lines: list[str]) -> HttpResponse:
    told = {"trouble": lines, "typed": request.POST, "text": text_again(request)}
    return _page(request, status=422, told=told)


def _page(
    request: DeskRequest, *, status: int = 200, told: Mapping[str, object]
) -> HttpResponse:
    today = desk_day(request.now)
    found = rules_page(_team(request), on=today)
    page = {
        "found": found,
        "text": found.text,
        "today": today,
        "may_propose": access.may_oversee(request.staff),
        **told,
    }
    return render(request, "supervisor/rules.html", page, status=status)
