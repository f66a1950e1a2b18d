"""What the guard decided on contacts: the list, and one judged again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.questions.columns import Table
from arrears.questions.contact_decisions import (
    CHOICES,
    DecisionsAsked,
    contact_decisions,
    decisions_table,
    rule_choices,
)
from arrears.questions.replay import replay
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest


def _table(request: DeskRequest) -> Table:
    return decisions_table(_asked(request), sort=asked.word(request, "sort"))


@access.compliance
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show the decisions that the address asks for."""
    told = {
        "found": contact_decisions(_asked(request), place=asked.place(request)),
        "asked": _asked(request),
        "rules": rule_choices(),
        "states": CHOICES.items(),
        "address": asked.address(request),
    }
    return render(request, "compliance/decisions.html", told)


@access.compliance
def again(request: DeskRequest, seq: int) -> HttpResponse:
    """Judge one decision again, by the facts of then and the law of that day."""
    found = replay(seq)
    if found is None:
        raise Http404
    return render(request, "compliance/replay.html", {"found": found})


def _asked(request: DeskRequest) -> DecisionsAsked:
    return DecisionsAsked(
        since=asked.day(request, "from"),
        until=asked.day(request, "to"),
        state=asked.word(request, "state"),
        rule=asked.word(request, "rule"),
        by=asked.word(request, "by"),
        number=asked.word(request, "case"),
    )
