"""Samples drawn by lot and scored; hits of the wording check looked at and taught."""

import json
from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from arrears.actions.draw_sample import draw_sample, mark_wording, score_sample
from arrears.questions.columns import Table
from arrears.questions.contact_decisions import day_start
from arrears.questions.pages import FIRST, Place
from arrears.questions.quality import (
    HitsAsked,
    hits_table,
    sample,
    samples,
    samples_table,
    taught,
    wording_hits,
)
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole

SCORES = (1, 2, 3, 4, 5)
USUAL_SIZE = 20


def _table(request: DeskRequest) -> Table:  # noqa: ARG001
    return samples_table()


@access.compliance
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the samples."""
    return _list(request)


@access.compliance
def draw(request: DeskRequest) -> HttpResponse:
    """Draw a sample by lot."""
    told = request.POST
    made: list[int] = []

    def act() -> None:
        made.append(
            draw_sample(
                since=asked.typed_day(told, "since"),
                until=asked.typed_day(told, "until"),
                seed=told.get("seed", ""),
                size=whole(told.get("size", ""), otherwise=0),
                by=request.user.get_username(),
                now=request.now,
            )
        )

    if lines := refused(request, act, _("The sample is drawn.")):
        return _list(request, status=422, trouble=lines)
    if made:
        return redirect("compliance:sample", made[0])
    return redirect("compliance:samples")


@access.compliance
def one(request: DeskRequest, number: int) -> HttpResponse:
    """Show one sample with what was drawn, to be read and scored."""
    return _one(request, number)


@access.compliance
def score(request: DeskRequest, number: int) -> HttpResponse:
    """Keep a score."""
    told = request.POST

    def act() -> None:
        score_sample(
            sample=number,
            source=told.get("source", ""),
            score=whole(told.get("score", ""), otherwise=0),
            note=told.get("note", ""),
            by=request.user.get_username(),
            now=request.now,
        )

    if lines := refused(request, act, _("The score is kept.")):
        return _one(request, number, status=422, trouble=lines)
    where = reverse("compliance:sample", args=[number])
    return redirect(f"{where}#{told.get('source', '')}")


def _hits_table(request: DeskRequest) -> Table:
    return hits_table(_hits_asked(request), sort=asked.word(request, "sort"))


def _hits_asked(request: DeskRequest) -> HitsAsked:
    since, until = asked.last_month(request)
    return HitsAsked(
        since=day_start(since),
        until=day_start(until + timedelta(days=1)),
        only_new=asked.word(request, "all") == "",
    )


@access.compliance
@sheets.exported(_hits_table)
def hits(request: DeskRequest) -> HttpResponse:
    """Show where the wording check fires on what was written."""
    return _hits(request, asked.place(request))


@access.compliance
def mark(request: DeskRequest) -> HttpResponse:
    """Say of a hit whether it is one."""
    told = request.POST

    def act() -> None:
        mark_wording(
            source=told.get("source", ""),
            label=told.get("label", ""),
            false_alarm=told.get("mark", "") == "false_alarm",
            why=told.get("why", ""),
            by=request.user.get_username(),
            now=request.now,
        )

    if lines := refused(request, act, _("It is marked, and will be taught.")):
        return _hits(request, FIRST, status=422, trouble=lines)
    back = asked.address(request)
    answer = redirect("compliance:hits")
    answer["Location"] += f"?{back}" if back else ""
    return answer


@access.compliance
def teach(request: DeskRequest) -> HttpResponse:  # noqa: ARG001
    """Send every mark with its text, one JSON object a line, to train the check with."""
    lines = (json.dumps(each, ensure_ascii=False) for each in taught())
    answer = HttpResponse(
        "".join(f"{line}\n" for line in lines), content_type="application/jsonl"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="wording-marks.jsonl"'
    return answer


def _list(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    since, until = asked.last_month(request)
    page = {
        "found": samples(),
        "since": since,
        "until": until,
        "size": USUAL_SIZE,
        "typed": request.POST,
        **told,
    }
    return render(request, "compliance/samples.html", page, status=status)


def _one(
    request: DeskRequest, number: int, *, status: int = 200, **told: object
) -> HttpResponse:
    found = sample(number)
    if found is None:
        raise Http404
    page = {
        "sample": found.line,
        "drawn": found.drawn,
        "scores": SCORES,
        **told,
    }
    return render(request, "compliance/sample.html", page, status=status)


def _hits(
    request: DeskRequest, place: Place, *, status: int = 200, **told: object
) -> HttpResponse:
    since, until = asked.last_month(request)
    page = {
        "found": wording_hits(_hits_asked(request), place=place),
        "since": since,
        "until": until,
        "all": asked.word(request, "all"),
        "address": asked.address(request),
        **told,
    }
    return render(request, "compliance/hits.html", page, status=status)
