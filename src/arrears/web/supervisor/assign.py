"""Assigning cases: a filtered list, a preview, the deed, and half an hour to undo it."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.assign_cases import apply_bulk, try_bulk, undo_bulk
from arrears.domain.case.assigning import FOUR_EYES_ABOVE, KINDS, MOST, Change
from arrears.domain.case.stage import Stage
from arrears.questions.chosen_cases import (
    STATES,
    act_page,
    act_table,
    choice,
    choice_table,
    desk,
    ids_of,
    recent_acts,
)
from arrears.questions.columns import Table
from arrears.store.cases import desk_day
from arrears.store.chosen import Chosen
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole

FILTERS = (
    "lender",
    "stage",
    "whose",
    "planned",
    "from_days",
    "until_days",
    "from_owed",
    "until_owed",
    "text",
)
MINOR = 100


def _table(request: DeskRequest) -> Table:
    return choice_table(_chosen(request.GET), sort=asked.word(request, "sort"))


def _act_table(request: DeskRequest, act: int) -> Table:
    return act_table(act, now=request.now)


@access.overseeing
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the cases that fit, to choose from."""
    return _list(request, request.GET)


@access.overseeing
def attempt(request: DeskRequest) -> HttpResponse:
    """Work out what the change would do, and show it; nothing is changed yet."""
    if request.method != "POST":
        return redirect("supervisor:assign")
    told = request.POST
    made: list[int] = []

    def act() -> None:
        chosen = _chosen(told)
        picked = [whole(each, otherwise=0) for each in told.getlist("case")]
        made.append(
            try_bulk(
                cases=ids_of(chosen) if told.get("all") else picked,
                change=_change(told),
                ground=told.get("ground", ""),
                told=_filter_words(told) if told.get("all") else "",
                by=request.user.get_username(),
                now=request.now,
            )
        )

    trouble = refused(
        request, act, _("This is what it would do. Nothing is changed yet.")
    )
    if trouble:
        return _list(request, told, status=422, trouble=trouble)
    return redirect("supervisor:act", made[0])


@access.overseeing
@sheets.exported(_act_table)
def one(request: DeskRequest, act: int) -> HttpResponse:
    """Show one act: a preview to be done, or one that was done, to be undone."""
    return _one(request, act)


@access.overseeing
def carry_out(request: DeskRequest, act: int) -> HttpResponse:
    """Do what was previewed; a large change waits for another supervisor."""
    by, now = request.user.get_username(), request.now
    return _done(
        request, act, lambda: apply_bulk(act=act, by=by, now=now), _("Recorded.")
    )


@access.overseeing
def undo(request: DeskRequest, act: int) -> HttpResponse:
    """Put back what the act changed."""
    by, now = request.user.get_username(), request.now
    says = _("Undone, where nobody changed the case since.")
    return _done(request, act, lambda: undo_bulk(act=act, by=by, now=now), says)


def _done(
    request: DeskRequest, act: int, deed: Callable[[], object], says: str
) -> HttpResponse:
    if trouble := refused(request, deed, says):
        return _one(request, act, status=422, trouble=trouble)
    return redirect("supervisor:act", act)


def _one(
    request: DeskRequest, act: int, *, status: int = 200, **more: object
) -> HttpResponse:
    page = act_page(act, now=request.now)
    if page is None:
        raise Http404
    told = {
        "page": page,
        "act": page.act,
        "state": STATES[page.act.state],
        "mine": page.act.by == request.user.get_username(),
        "large": page.act.many > FOUR_EYES_ABOVE and not page.act.by_rules,
        "four_eyes": FOUR_EYES_ABOVE,
        **more,
    }
    return render(request, "supervisor/act.html", told, status=status)


def _list(
    request: DeskRequest, typed: QueryDict, *, status: int = 200, **more: object
) -> HttpResponse:
    found = choice(_chosen(typed), place=asked.place(request))
    page = {
        "choice": found,
        "found": found.found,
        "typed": typed,
        "kept": [(name, typed[name]) for name in FILTERS if typed.get(name)],
        "desk": desk(),
        "stages": list(Stage),
        "kinds": KINDS,
        "picked": {whole(each, otherwise=0) for each in typed.getlist("case")},
        "team_key": "team:",
        "most": MOST,
        "four_eyes": FOUR_EYES_ABOVE,
        "acts": recent_acts(now=request.now),
        "states": STATES,
        "address": asked.address(request),
        "today": desk_day(request.now),
        **more,
    }
    return render(request, "supervisor/assign.html", page, status=status)


def _chosen(told: QueryDict) -> Chosen:
    def word(name: str) -> str:
        return told.get(name, "").strip()[: asked.LONGEST]

    def number(name: str, times: int = 1) -> int | None:
        read = whole(word(name), otherwise=-1)
        return None if read < 0 else min(read * times, 2**62)

    return Chosen(
        lender=word("lender"),
        stage=word("stage"),
        whose=word("whose"),
        planned=word("planned"),
        from_days=_days(number("from_days")),
        until_days=_days(number("until_days")),
        from_minor=number("from_owed", MINOR),
        until_minor=number("until_owed", MINOR),
        text=word("text"),
    )


def _days(days: int | None) -> int | None:
    return None if days is None else min(days, 2**31 - 1)


def _change(told: QueryDict) -> Change:
    try:
        until = date.fromisoformat(told.get("until", ""))
    except ValueError:
        until = None
    kind = told.get("kind", "")
    steers, of_team = {"leave_out", "weigh"}, {"team", "even", "keeper"}
    return Change(
        kind=kind,
        seat=told.get("seat", "") if kind == "seat" else "",
        team=told.get("team", "") if kind in of_team else "",
        until_on=until if kind in steers else None,
        weight_percent=whole(told.get("weight", ""), otherwise=100),
    )


def _filter_words(told: QueryDict) -> str:
    """Return the filter as the act keeps it."""
    return ", ".join(f"{name}={told[name]}" for name in FILTERS if told.get(name))
