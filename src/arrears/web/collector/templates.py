"""The templates of messages: proposed, approved by another, retired."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.approve_template import (
    APPROVER,
    HOLDS_DAYS,
    Wanted,
    approve_template,
    propose_template,
    retire_template,
    take_in_playbook,
)
from arrears.domain.words import Words
from arrears.playbook.scripts.message import LONGEST, SENT_BY
from arrears.playbook.scripts.script import STAGES
from arrears.playbook.scripts.slots import SLOTS
from arrears.playbook.scripts.tone import After, Tone
from arrears.questions.columns import Table
from arrears.questions.template_list import (
    STATES,
    Asked,
    template_list,
    template_table,
)
from arrears.store.cases import desk_day
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.asked import date_of
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole


def _asked(request: DeskRequest) -> Asked:
    channel = request.GET.get("channel", "")
    state = request.GET.get("state", "proposed")
    return Asked(state, channel if channel in set(SENT_BY) else "")


def _table(request: DeskRequest) -> Table:
    sort, on = asked.word(request, "sort"), desk_day(request.now)
    return template_table(_asked(request), sort=sort, on=on)


@access.keeping_templates
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the templates of a state, and the form for a new one."""
    return _page(request)


@access.keeping_templates
def propose(request: DeskRequest) -> HttpResponse:
    """Keep a wording until somebody else approves it."""
    told, by, now = request.POST, request.user.get_username(), request.now

    def act() -> None:
        propose_template(wanted=_wanted(request), by=by, now=now)

    if lines := refused(request, act, _("Proposed; somebody else approves it.")):
        return _page(request, trouble=lines, typed=told, status=422)
    return redirect("collector:templates")


@access.keeping_templates
def take_in(request: DeskRequest) -> HttpResponse:
    """Propose every wording of the playbook that is not kept yet."""
    if request.method == "POST":
        count = take_in_playbook(by=request.user.get_username(), now=request.now)
        words = _("Wordings proposed: {count}.")
        messages.success(request, words.format(count=count))
    return redirect("collector:templates")


@access.keeping_templates
def approve(request: DeskRequest) -> HttpResponse:
    """Put the chosen templates in force, one after the other; stop at the first no."""
    by, now = request.user.get_username(), request.now
    chosen = [whole(each, otherwise=0) for each in request.POST.getlist("template")]

    def act() -> None:
        for template in chosen:
            approve_template(template=template, by=by, now=now)

    if lines := refused(request, act, _("Approved; they are offered from now on.")):
        return _page(request, trouble=lines, status=422)
    return redirect("collector:templates")


@access.keeping_templates
def retire(request: DeskRequest, template: int) -> HttpResponse:
    """Use a template no more, or turn a proposed one down."""
    because = request.POST.get("because", "")
    by, now = request.user.get_username(), request.now
    lines = refused(
        request,
        lambda: retire_template(template=template, because=because, by=by, now=now),
        _("It is offered no more."),
    )
    if lines:
        return _page(request, trouble=lines, status=422)
    return redirect("collector:templates")


def _wanted(request: DeskRequest) -> Wanted:
    told = request.POST
    stages, tones = set(told.getlist("stages")), set(told.getlist("tones"))
    return Wanted(
        key=told.get("key", ""),
        channel=told.get("channel", ""),
        text=Words(_text(told.get("zh", "")), _text(told.get("en", ""))),
        expires_on=date_of(told.get("expires_on", "")) or desk_day(request.now),
        stages=tuple(each for each in STAGES if each in stages),
        tones=tuple(each for each in Tone if each in tones),
        after=tuple(each for each in After if each in set(told.getlist("after"))),
    )


def _text(typed: str) -> str:
    return typed.replace("\r\n", "\n").strip()


def _page(
    request: DeskRequest,
    *,
    trouble: list[str] | None = None,
    typed: object = None,
    status: int = 200,
) -> HttpResponse:
    wanted, by, on = _asked(request), request.user.get_username(), desk_day(request.now)
    page = {
        "found": template_list(wanted, by=by, on=on, place=asked.place(request)),
        "state": wanted.state,
        "channel": wanted.channel,
        "states": STATES,
        "ways": SENT_BY,
        "stages": STAGES,
        "tones": tuple(Tone),
        "afters": tuple(After),
        "slots": SLOTS,
        "longest": LONGEST,
        "holds_days": HOLDS_DAYS,
        "may_approve": request.staff.role == APPROVER,
        "address": asked.address(request),
        "today": on,
        "trouble": trouble or [],
        "typed": typed or {},
    }
    return render(request, "collector/templates.html", page, status=status)
