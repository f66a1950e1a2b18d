"""Claims and their papers: hand one in, look into it, judge it, let it lapse."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.keep_paper import (
    PaperMissing,
    add_paper,
    judge_paper,
    open_paper,
    raise_if_large,
)
from arrears.domain.case.finding import CLAIMS
from arrears.domain.case.paper import JUDGED
from arrears.domain.words import Refusal
from arrears.playbook.card import cards
from arrears.questions.papers import papers
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

from . import forms


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show the papers of the case."""
    return _page(request, access.case(request, number).number)


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Take a paper in; or say why not."""
    page, sent = access.case(request, number), request.FILES.get("paper")
    lines = refused(
        request,
        lambda: add_paper(
            number=page.number,
            claim=request.POST.get("claim", ""),
            **_read(sent),
            told=request.POST.get("told", ""),
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The paper is kept; it counts once it was checked."),
    )
    return _answered(request, page.number, lines)


@access.recording
def judge(request: DeskRequest, number: str, paper: int) -> HttpResponse:
    """Write down what the paper shows; or say why not."""
    page = access.case(request, number)
    form = forms.PaperJudged(request.POST)
    if request.method == "POST" and not form.is_valid():
        return _answered(request, page.number, form.lines)
    lines = refused(
        request,
        lambda: judge_paper(
            number=page.number,
            paper=paper,
            **form.cleaned_data,
            by=request.user.get_username(),
            now=request.now,
        ),
        _("It is on record; the review follows it."),
    )
    return _answered(request, page.number, lines)


@access.showing
def look(request: DeskRequest, number: str, paper: int) -> HttpResponse:
    """Send the paper as a file to be kept apart, and journal who looked."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:papers", page.number)
    by = request.user.get_username()
    try:
        found = open_paper(number=page.number, paper=paper, by=by, now=request.now)
    except Refusal as refusal:
        return _page(request, page.number, trouble=[said(refusal.sentence)])
    answer = HttpResponse(found.content, content_type=found.mime)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    name = f"{page.number}-{paper}.{found.mime.rsplit('/', 1)[-1]}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _read(sent: "UploadedFile[Any] | None") -> dict[str, Any]:
    """Return name and content; of a file that is too large nothing is read."""
    if sent is None or not sent.name:
        raise PaperMissing
    raise_if_large(sent.size or 0)
    return {"name": sent.name, "content": sent.read()}


def _answered(request: DeskRequest, number: str, lines: list[str]) -> HttpResponse:
    if lines:
        return _page(request, number, trouble=lines)
    return redirect("collector:papers", number)


def _page(
    request: DeskRequest, number: str, *, trouble: list[str] | None = None
) -> HttpResponse:
    page = access.case(request, number)
    told = {
        "page": page,
        "papers": papers(page.number, now=request.now),
        "claims": [cards()[code] for code in CLAIMS],
        "judged": JUDGED,
        "typed": request.POST,
        "trouble": trouble or [],
        "may_record": access.may_record(request.staff) and page.closed_on is None,
        "may_show": access.may_show(request.staff),
    }
    status = 422 if trouble else 200
    return render(request, "collector/papers.html", told, status=status)
