"""What an address asks for: days, words, the page; the address says it all."""

from datetime import date, timedelta

from django.http import QueryDict

from arrears.domain.words import Refusal, Words
from arrears.questions.pages import Place
from arrears.store.cases import desk_day

from .request import DeskRequest, whole

LONGEST = 120  # characters of a filter


class DayNotRead(Refusal):
    """A day that somebody typed is none."""

    words = Words(
        "“{text}”不是日期，请写成 2026-11-24。",
        "“{text}” is no day. Write it as 2026-11-24.",
    )


def word(request: DeskRequest, name: str) -> str:
    """Return what the address says under that name."""
    return request.GET.get(name, "").strip()[:LONGEST]


def day(request: DeskRequest, name: str) -> date | None:
    """Return a day of the address; None where there is none or it is not read."""
    return date_of(word(request, name))


def date_of(text: str) -> date | None:
    """Return the day a text names, as 2026-11-24; None where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def typed_day(told: QueryDict, name: str) -> date:
    """Return a day of a form. Raises DayNotRead."""
    text = told.get(name, "").strip()[:LONGEST]
    try:
        return date.fromisoformat(text)
    except ValueError as mistake:
        raise DayNotRead(text=text) from mistake


def page(request: DeskRequest) -> int:
    """Return which page is asked for, from 1; a far one is as good as the last."""
    return min(max(1, whole(request.GET.get("page", ""), otherwise=1)), 100_000)


def place(request: DeskRequest) -> Place:
    """Return how the list is sorted, and after or before which row its page is."""
    return Place(
        sort=word(request, "sort"),
        after=whole(request.GET.get("after", ""), otherwise=0),
        before=whole(request.GET.get("before", ""), otherwise=0),
        page=page(request),
    )


def address(request: DeskRequest) -> str:
    """Return the address's query without its page."""
    told = request.GET.copy()
    for name in ("page", "after", "before"):
        told.pop(name, None)
    return told.urlencode()


def last_month(request: DeskRequest) -> tuple[date, date]:
    """Return the days asked for; otherwise the last thirty."""
    until = day(request, "to") or desk_day(request.now)
    since = day(request, "from") or until - timedelta(days=29)
    return since, until
