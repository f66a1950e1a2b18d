"""The deal of the day: cases steered, what that costs, and what other seats would do."""

import json
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.steer_case import Turn, steer_case, withdraw_steer
from arrears.domain.words import Refusal, Words
from arrears.law.engine.packs import pack
from arrears.planner.policy import WORTHS
from arrears.planner.what_if import SWITCHES, Change, Comparison, change_of
from arrears.planner.worth.measures import NAMES
from arrears.questions.day_policy import runs_by
from arrears.questions.steered import calling_seats, steered
from arrears.questions.what_if import what_if, what_steering_costs
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.compared import rows_of
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

ASKED = ("seats", "calls", "minutes_per_call", "worth")
USUAL_WEIGHT = "100"


class FigureUnread(Refusal):
    """A weight or a day that nobody can read."""

    words = Words(
        "请检查权重（整数）和截止日期。",
        "Check the weight, a whole number, and the last day.",
    )


@access.planning
def show(request: DeskRequest) -> HttpResponse:
    """Show what is steered; with a question, both plans side by side."""
    return _page(request)


@access.planning
def steer(request: DeskRequest) -> HttpResponse:
    """Steer one case, or take it back."""
    told, by, now = request.POST, request.user.get_username(), request.now
    number, ground = told.get("number", "").strip(), told.get("ground", "")

    def act() -> None:
        if told.get("withdraw"):
            withdraw_steer(number=number, ground=ground, by=by, now=now)
        else:
            turn = _turn(request)
            steer_case(number=number, turn=turn, ground=ground, by=by, now=now)

    trouble = refused(request, act, _("Recorded; the next plan goes by it."))
    if trouble:
        return _page(request, trouble=trouble, status=422)
    return redirect("supervisor:deal")


def _turn(request: DeskRequest) -> Turn:
    told = request.POST
    try:
        return Turn(
            until_on=date.fromisoformat(told.get("until", "")),
            pinned_to=told.get("seat", ""),
            excluded=bool(told.get("excluded")),
            weight_percent=int(told.get("weight", "") or USUAL_WEIGHT),
        )
    except ValueError:
        raise FigureUnread from None


def _page(
    request: DeskRequest, *, trouble: list[str] | None = None, status: int = 200
) -> HttpResponse:
    today = desk_day(request.now)
    lines = steered(on=today)
    found, why = _tried(request, today)
    costs, off = None, request.GET.getlist("off")
    if lines and request.GET.get("costs"):
        costs = what_steering_costs(on=today, policy=runs_by(today))
    told = {
        "trouble": [*(trouble or []), *why],
        "lines": lines,
        "seats": calling_seats(),
        "measures": [(worth, NAMES[worth]) for worth in WORTHS],
        "asked": {key: request.GET.get(key, "") for key in ASKED},
        "rules": [(rule, _title(rule), rule in off) for rule in SWITCHES],
        "found": found and rows_of(found),
        "reasons": found and found.reasons,
        "assumed": found and found.basis != "holdout",
        "costs": costs and rows_of(costs),
        "chart": found and _chart(found),
        "today": today,
    }
    status = 422 if why else status
    return render(request, "supervisor/deal.html", told, status=status)


def _tried(request: DeskRequest, today: date) -> tuple[Comparison | None, list[str]]:
    """Return both plans where the page asks for them, or why not."""
    parts = [f"{key}={request.GET[key]}" for key in ASKED if request.GET.get(key)]
    parts += [f"rule={rule}:off" for rule in request.GET.getlist("off")]
    if not parts:
        return None, []
    try:
        change: Change = change_of(",".join(parts))
        return what_if(on=today, policy=runs_by(today), change=change), []
    except Refusal as refusal:
        return None, [said(refusal.sentence)]


def _title(rule: str) -> Words:
    pack_of = pack(rule.partition(".")[0])
    return next(each.title for each in pack_of if each.key == rule)


def _chart(found: Comparison) -> str:
    rows = rows_of(found)[:4]
    return json.dumps(
        {
            "names": [name for name, *_rest in rows],
            "before": _("As it is"),
            "after": _("Changed"),
            "first": [one for _name, one, _two, _more in rows],
            "second": [two for _name, _one, two, _more in rows],
        }
    )
