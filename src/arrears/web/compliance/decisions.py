"""Denied and warned contacts: the list, its export, and one judged again."""

from collections.abc import Iterator

import polars as pl
from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.questions.columns import Table
from arrears.questions.contact_decisions import (
    DENIED,
    STATES,
    WARNED,
    DecisionLine,
    DecisionsAsked,
    all_decisions,
    contact_decisions,
    decisions_table,
    rule_choices,
)
from arrears.questions.replay import replay
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.sheets import csv_file
from arrears.web.parts.templatetags.said import said

COLUMNS = ("seq", "at", "by", "case", "decision", "channel", "rule", "citation", "mark")
NO_RULE = ("", "", "")


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
        "states": [(key, STATES[key]) for key in (DENIED, WARNED)],
        "address": asked.address(request),
    }
    return render(request, "compliance/decisions.html", told)


@access.compliance
def export(request: DeskRequest) -> HttpResponse:
    """Send the same decisions as CSV; no cell becomes a formula."""
    rows = [row for each in all_decisions(_asked(request)) for row in _rows(each)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    return csv_file(frame, "decisions")


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


def _rows(each: DecisionLine) -> Iterator[tuple[str, ...]]:
    """Yield one row a rule that spoke; one row where none did."""
    head = (str(each.seq), each.at.isoformat(), each.by, each.number)
    what = (said(each.words), str(each.channel))
    for rule in each.rules or (None,):
        yield (*head, *what, *((rule.key, rule.cite, rule.mark) if rule else NO_RULE))
