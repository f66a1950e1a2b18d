"""The audit: who changed what, from what to what; filtered, paged, exported."""

from collections.abc import Iterator

import polars as pl
from django.http import HttpResponse
from django.shortcuts import render

from arrears.domain.audit.known import ABOUT_THE_DESK, FACTS
from arrears.questions.columns import Table
from arrears.questions.journal_search import (
    JournalAsked,
    JournalLine,
    journal_lines,
    journal_search,
    journal_table,
)
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.sheets import csv_file
from arrears.web.parts.templatetags.said import said

COLUMNS = ("seq", "at", "by", "what", "subject", "field", "from", "to", "more", "seal")
COMING_AND_GOING = {
    "SignedIn",
    "SignInRefused",
    "DoorShut",
    "StayEnded",
    "SignedOutEverywhere",
    "PersonalDataShown",
    "ListTakenInFull",
}
# Coming and going changes nothing; it is there where it is asked for by name.
CHANGES = tuple(each for each in ABOUT_THE_DESK if each not in COMING_AND_GOING)
NO_FIELD = ("", "", "")


def _table(request: DeskRequest) -> Table:
    return journal_table(_asked(request), sort=asked.word(request, "sort"))


@access.administering
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show every change to accounts, seats, lenders, policies, packs and calendars."""
    page = {
        "found": journal_search(_asked(request), place=asked.place(request)),
        "asked": _asked(request),
        "kinds": [(name, FACTS[name].named) for name in ABOUT_THE_DESK],
        "address": asked.address(request),
    }
    return render(request, "administration/audit.html", page)


@access.administering
def export(request: DeskRequest) -> HttpResponse:
    """Send the same changes as CSV, one row a field; no cell becomes a formula."""
    rows = [row for each in journal_lines(_asked(request)) for row in _rows(each)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    return csv_file(frame, "audit")


def _asked(request: DeskRequest) -> JournalAsked:
    kind = asked.word(request, "kind")
    return JournalAsked(
        since=asked.day(request, "from"),
        until=asked.day(request, "to"),
        kind=kind if kind in ABOUT_THE_DESK else "",
        subject=asked.word(request, "subject"),
        by=asked.word(request, "by"),
        among=ABOUT_THE_DESK if kind in ABOUT_THE_DESK else CHANGES,
    )


def _rows(each: JournalLine) -> Iterator[tuple[str, ...]]:
    """Yield one row a changed field; one row where the entry names none."""
    head = (str(each.seq), each.at.isoformat(), each.by, said(each.words), each.subject)
    told = [(said(one.words), one.before, one.after) for one in each.changes]
    for fields in told or [NO_FIELD]:
        yield (*head, *fields, each.body, each.seal)
