"""The composer: choose a way, a place and a template, see what the debtor gets, release it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.release_message import Draft, release_message
from arrears.domain.words import Lang, Refusal
from arrears.playbook.scripts.message import LONGEST, SENT_BY
from arrears.questions.case_page import CasePage
from arrears.questions.composed import Choices, choices
from arrears.questions.composed import preview as previewed
from arrears.questions.outbox import Asked, outbox
from arrears.store.cases import DESK_ZONE
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said

LANGS: dict[str, Lang] = {"zh": "zh", "en": "en"}


@access.showing
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show the composer and what was written on the case before."""
    page = access.case(request, number)
    return _page(request, page, request.GET)


@access.recording
def preview(request: DeskRequest, number: str) -> HttpResponse:
    """Show what the debtor would get by what is chosen and typed so far."""
    page = access.case(request, number)
    told = _told(request, page, request.POST)
    return render(request, "collector/messages/preview.html", told)


@access.recording
def release(request: DeskRequest, number: str) -> HttpResponse:
    """Put the message into the outbox; or say why not, with what was typed kept."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:messages", page.number)
    by, now = request.user.get_username(), request.now
    found = choices(page, channel=request.POST.get("channel", ""), now=now)
    try:
        made = release_message(
            number=page.number,
            draft=_draft(request.POST, found, page),
            by=by,
            now=now,
        )
    except Refusal as refusal:
        trouble = [said(refusal.sentence)]
        return _page(request, page, request.POST, trouble=trouble, status=422)
    done = _(
        "Message {message} waits in the outbox; it can be withdrawn until it goes."
    )
    messages.success(request, done.format(message=made))
    return redirect("collector:messages", page.number)


def _page(
    request: DeskRequest,
    page: CasePage,
    typed: QueryDict,
    *,
    trouble: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    told = _told(request, page, typed) | {
        "trouble": trouble or [],
        "lines": outbox(Asked(number=page.number)).rows,
        "may_record": access.may_record(request.staff) and page.closed_on is None,
    }
    return render(request, "collector/messages.html", told, status=status)


def _told(request: DeskRequest, page: CasePage, typed: QueryDict) -> dict[str, object]:
    """Return the choices, the draft as it stands, and its preview."""
    now, by = request.now, request.user.get_username()
    found = choices(page, channel=typed.get("channel", ""), now=now)
    draft = _draft(typed, found, page)
    begun = bool(draft.template or draft.text.strip()) and bool(found.addresses)
    shown = previewed(page.number, draft, by=by, now=now) if begun else None
    return {
        "page": page,
        "found": found,
        "ways": SENT_BY,
        "draft": draft,
        "longest": LONGEST,
        "send_at": typed.get("send_at", ""),
        "shown": shown,
        "later": _typed(shown.later, page.zone) if shown and shown.later else "",
    }


def _draft(typed: QueryDict, found: Choices, page: CasePage) -> Draft:
    """Return the draft that the form tells; what it leaves open is the first choice."""
    first = found.addresses[0].point if found.addresses else 0
    template = whole(typed.get("template", ""), otherwise=0)
    there = {each.template for each in found.templates}
    places = {each.point for each in found.addresses}
    point = whole(typed.get("point", ""), otherwise=first)
    return Draft(
        channel=str(found.channel),
        point=point if point in places else first,
        lang=LANGS.get(typed.get("lang", ""), "zh"),
        template=template if template in there else None,
        text=typed.get("text", "")[: LONGEST + 1],
        send_at=_hour(typed.get("send_at", ""), page.zone),
        seen=typed.get("seen", "")[:64],
    )


def _typed(at: datetime, zone: str) -> str:
    """Return the next whole minute from an instant on, as the field of the hour holds it."""
    whole_minute = at + timedelta(minutes=1) if at.second or at.microsecond else at
    return f"{whole_minute.astimezone(ZoneInfo(zone or DESK_ZONE)):%Y-%m-%dT%H:%M}"


def _hour(text: str, zone: str) -> datetime | None:
    """Return the hour that was typed, on the debtor's own clock; None means now."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.replace(tzinfo=ZoneInfo(zone or DESK_ZONE))
