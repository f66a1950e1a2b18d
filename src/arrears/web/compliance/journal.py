"""The journal searched and proved; the evidence of a case handed out as a pack."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from arrears.actions.note_evidence import PackNeedsReason, note_evidence
from arrears.domain.words import Refusal
from arrears.questions.columns import Table
from arrears.questions.evidence_pack import evidence_pack
from arrears.questions.journal_search import (
    JournalAsked,
    journal_search,
    journal_table,
    kind_choices,
)
from arrears.store.journal import proof
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import lang, said


def _table(request: DeskRequest) -> Table:
    return journal_table(_look(request), sort=asked.word(request, "sort"))


@access.compliance
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the entries that the address asks for."""
    return _page(request)


@access.compliance
def prove(request: DeskRequest) -> HttpResponse:
    """Walk the whole chain and say whether it holds."""
    return _page(request, proof=proof() if request.method == "POST" else None)


@access.compliance
def pack(request: DeskRequest) -> HttpResponse:
    """Hand out the evidence of one case, with the reason, and journal its sum."""
    told = request.POST
    if request.method != "POST":
        return render(request, "compliance/evidence.html", {"typed": request.GET})
    number = told.get("case", "").strip().upper()
    try:
        if not told.get("reason", "").strip():
            raise PackNeedsReason
        speaks = "zh" if lang().startswith("zh") else "en"
        made = evidence_pack(number, lang=speaks, now=request.now)  # type: ignore[arg-type]
        digest = note_evidence(
            number=number,
            pack=made,
            reason=told["reason"],
            by=request.user.get_username(),
            now=request.now,
        )
    except Refusal as refusal:
        page = {"typed": told, "trouble": [said(refusal.sentence)]}
        return render(request, "compliance/evidence.html", page, status=422)
    answer = HttpResponse(made, content_type="application/zip")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="evidence-{number}.zip"'
    )
    answer.headers["X-Content-SHA256"] = digest
    return answer


def _page(request: DeskRequest, **told: object) -> HttpResponse:
    look = _look(request)
    page = {
        "found": journal_search(look, place=asked.place(request)),
        "asked": look,
        "kinds": kind_choices(),
        "address": asked.address(request),
        "title": _("Journal"),
        **told,
    }
    return render(request, "compliance/journal.html", page)


def _look(request: DeskRequest) -> JournalAsked:
    return JournalAsked(
        since=asked.day(request, "from"),
        until=asked.day(request, "to"),
        kind=asked.word(request, "kind"),
        subject=asked.word(request, "subject"),
        by=asked.word(request, "by"),
    )
