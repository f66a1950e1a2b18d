"""The audit: who changed what, from what to what; filtered, paged, exported."""

from django.http import HttpResponse
from django.shortcuts import render

from arrears.domain.audit.known import ABOUT_THE_DESK, FACTS
from arrears.questions.columns import Table
from arrears.questions.journal_search import (
    JournalAsked,
    changes_table,
    journal_search,
)
from arrears.web.parts import access, asked, sheets
from arrears.web.parts.request import DeskRequest

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


def _table(request: DeskRequest) -> Table:
    return changes_table(_asked(request), sort=asked.word(request, "sort"))


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
