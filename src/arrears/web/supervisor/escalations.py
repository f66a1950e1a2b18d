"""Escalations: taken in hand by one supervisor, answered with something that is done."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.escalate_case import answer_escalation, take_escalation
from arrears.domain.case.escalating import ANSWERS
from arrears.questions.chosen_cases import desk
from arrears.questions.columns import Table
from arrears.questions.escalations import (
    answered_escalations,
    escalations_table,
    open_escalations,
)
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


def _table(request: DeskRequest) -> Table:
    return escalations_table(by=request.user.get_username())


@access.overseeing
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show what waits, the oldest first, and what was answered lately."""
    return _page(request)


@access.overseeing
def take(request: DeskRequest, escalation: int) -> HttpResponse:
    """Take one in hand."""
    by, now = request.user.get_username(), request.now
    return _done(
        request, lambda: take_escalation(escalation=escalation, by=by, now=now)
    )


@access.overseeing
def answer(request: DeskRequest, escalation: int) -> HttpResponse:
    """Say what follows, and do it."""
    told = request.POST
    return _done(
        request,
        lambda: answer_escalation(
            escalation=escalation,
            answer=told.get("answer", ""),
            told=told.get("told", ""),
            seat=told.get("seat", ""),
            by=request.user.get_username(),
            now=request.now,
        ),
        at=escalation,
    )


def _done(
    request: DeskRequest, act: Callable[[], object], *, at: int = 0
) -> HttpResponse:
    if trouble := refused(request, act, _("Recorded.")):
        return _page(request, status=422, trouble=trouble, at=at, typed=request.POST)
    return redirect("supervisor:escalations")


def _page(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    by = request.user.get_username()
    told = {
        "waiting": open_escalations(by=by),
        "answered": answered_escalations(by=by),
        "answers": ANSWERS,
        "seats": desk().seats,
        **more,
    }
    return render(request, "supervisor/escalations.html", told, status=status)
