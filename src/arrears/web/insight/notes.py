"""Notes beside the figures: written and withdrawn from the page they stand on."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arrears.actions.note_figure import note_figure, withdraw_note
from arrears.domain.words import Words
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from .asked import DayNotRead

NOT_YOURS = Words(
    "您的岗位只能看指标旁的注，不能写。",
    "Your post reads the notes beside the figures, and writes none.",
)


@access.signed_in
@require_POST
def write(request: DeskRequest) -> HttpResponse:
    """Keep a note beside one KPI or all, and go back to the page it was written on."""
    _raise_unless_may(request)
    told, by, now = request.POST, request.user.get_username(), request.now

    def act() -> None:
        note_figure(
            kpi=told.get("kpi", ""),
            on=_day(told.get("on", "")),
            text=told.get("text", ""),
            by=by,
            now=now,
        )

    return _done(request, refused(request, act, _("The note is kept.")))


@access.signed_in
@require_POST
def withdraw(request: DeskRequest, note: int) -> HttpResponse:
    """Withdraw a note; it stays to be read."""
    _raise_unless_may(request)
    by, now = request.user.get_username(), request.now
    others = access.may_decide(request.staff)

    def act() -> None:
        withdraw_note(note=note, by=by, now=now, of_others=others)

    return _done(request, refused(request, act, _("The note is withdrawn.")))


def _raise_unless_may(request: DeskRequest) -> None:
    if not access.may_annotate(request.staff):
        raise PermissionDenied(NOT_YOURS)


def _done(request: DeskRequest, why_not: list[str]) -> HttpResponse:
    for line in why_not:
        messages.error(request, line)
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("insight:board")
    return redirect(back)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayNotRead(text=text) from error
