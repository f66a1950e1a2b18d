"""Write to many: a list of the day's plan, each message looked at, released together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from arrears.actions.release_many import MOST, ToMany, release_many
from arrears.domain.words import Lang, Refusal
from arrears.playbook.scripts.script import STAGES
from arrears.questions.bulk_message import (
    BulkAsked,
    bulk,
    channel_of_template,
    drafts,
    lenders,
    templates_in_force,
)
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole
from arrears.web.parts.templatetags.said import said

LANGS: dict[str, Lang] = {"zh": "zh", "en": "en"}


@access.deciding
def show(request: DeskRequest) -> HttpResponse:
    """Show whom the message would go to, word for word, and who is left out and why."""
    return _page(request)


@access.deciding
def release(request: DeskRequest) -> HttpResponse:
    """Release the ticked ones; say who was left out since."""
    if request.method != "POST":
        return redirect("supervisor:bulk")
    told, by, now = request.POST, request.user.get_username(), request.now
    template = whole(told.get("template", ""), otherwise=0)
    ticked = dict(each.partition(":")[::2] for each in told.getlist("case"))
    try:
        chosen = drafts(
            dict(list(ticked.items())[: MOST + 1]),
            template=template,
            channel=channel_of_template(template, on=desk_day(now)) or "sms",
            lang=LANGS.get(told.get("lang", ""), "zh"),
        )
        done = release_many(chosen=chosen, by=by, now=now)
    except Refusal as refusal:
        return _page(request, trouble=[said(refusal.sentence)], status=422)
    _say(request, done)
    batch = urlencode({"batch": done.batch})
    return redirect(f"{reverse('collector:outbox')}?{batch}")


def _say(request: DeskRequest, done: ToMany) -> None:
    words = _("{released} messages wait in the outbox; all can be withdrawn here.")
    messages.success(request, words.format(released=done.released))
    for number, why in done.left_out:
        messages.warning(request, f"{number}: {said(why)}")


def _page(
    request: DeskRequest, *, trouble: list[str] | None = None, status: int = 200
) -> HttpResponse:
    told, by, now = (
        request.GET or request.POST,
        request.user.get_username(),
        request.now,
    )
    asked = BulkAsked(
        stage=told.get("stage", ""),
        lender=told.get("lender", ""),
        template=whole(told.get("template", ""), otherwise=0),
        lang=LANGS.get(told.get("lang", ""), "zh"),
    )
    on = desk_day(now)
    page = {
        "asked": asked,
        "found": bulk(asked, by=by, now=now),
        "stages": STAGES,
        "lenders": lenders(),
        "templates": templates_in_force(on=on),
        "most": MOST,
        "trouble": trouble or [],
    }
    return render(request, "supervisor/bulk.html", page, status=status)
