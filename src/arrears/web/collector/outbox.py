"""The outbox: what waits, what went and what was stopped; withdrawing, sending what is due."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.send_messages import send_messages
from arrears.actions.withdraw_message import withdraw_batch, withdraw_message
from arrears.domain.contact.message import MessageState
from arrears.domain.words import Refusal
from arrears.questions.columns import Table
from arrears.questions.outbox import (
    Asked,
    outbox,
    outbox_table,
    released_by,
    waiting_count,
)
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

FOLDER = "outbox"


def _table(request: DeskRequest) -> Table:
    return outbox_table(_asked(request), sort=asked.word(request, "sort"))


@access.showing
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the messages of one's own, or all of them to who decides."""
    return _page(request)


@access.recording
def withdraw(request: DeskRequest, message: int) -> HttpResponse:
    """Take one message back; with a batch named, all of it that still waits."""
    by, now = request.user.get_username(), request.now
    told = request.POST
    if access.has_seat(request.staff) and not released_by(message, by):
        raise Http404

    def act() -> None:
        if batch := told.get("batch", ""):
            withdraw_batch(batch=batch, by=by, now=now)
        else:
            because = told.get("because", "")
            withdraw_message(message=message, because=because, by=by, now=now)

    if lines := refused(request, act, _("Withdrawn; nothing goes out.")):
        return _page(request, trouble=lines, status=422)
    number = told.get("number", "")
    if number:
        return redirect("collector:messages", number)
    return redirect("collector:outbox")


@access.deciding
def send(request: DeskRequest) -> HttpResponse:
    """Send what is due; each message is asked of the guard again."""
    if request.method == "POST":
        folder = Path(settings.HOME) / FOLDER
        by, now = request.user.get_username(), request.now
        try:
            done = send_messages(folder=folder, by=by, now=now)
        except Refusal as refusal:
            return _page(request, trouble=[said(refusal.sentence)], status=422)
        words = _("Sent to file: {sent}. Held: {held}. Refused at the gate: {refused}.")
        says = words.format(sent=done.sent, held=done.held, refused=done.refused)
        messages.success(request, says)
    return redirect("collector:outbox")


def _page(
    request: DeskRequest, *, trouble: list[str] | None = None, status: int = 200
) -> HttpResponse:
    wanted = _asked(request)
    page = {
        "found": outbox(wanted, place=asked.place(request)),
        "asked": wanted,
        "states": tuple(MessageState),
        "due": waiting_count(request.now),
        "may_send": access.may_decide(request.staff),
        "may_record": access.may_record(request.staff),
        "may_keep_templates": access.may_keep_templates(request.staff),
        "address": asked.address(request),
        "trouble": trouble or [],
    }
    return render(request, "collector/outbox.html", page, status=status)


def _asked(request: DeskRequest) -> Asked:
    told = request.GET
    return Asked(
        state=told.get("state", ""),
        number=told.get("case", "").strip()[:20],
        batch=told.get("batch", "")[:40],
        by=request.user.get_username() if access.has_seat(request.staff) else "",
    )
