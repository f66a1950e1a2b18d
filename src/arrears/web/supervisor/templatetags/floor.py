"""The floor's board as the page writes it: seats, their figures as links, promises due."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from arrears.questions.floor_board import STATES, DueLine, SeatFigure
from arrears.web.parts.addresses import case_addresses
from arrears.web.parts.templatetags.said import hour, money, said, to_its_hour

register = template.Library()
PILLS = {"call": "pill pill-good", "here": "pill"}  # the others in a soft tone


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat's row; the figures are links."""

    seat: str
    name: str
    staff_number: str
    team: str
    tone: str
    state: str
    minutes: str
    done: SafeString
    left: SafeString
    talks: SafeString
    noted: SafeString
    promised: SafeString
    kept: SafeString
    due: SafeString


@dataclass(frozen=True, slots=True)
class DueRow:
    """A promise that is due; `at` is empty where it has no hour."""

    href: str
    name: str
    hour: str
    at: str
    tone: str
    left: str
    amount: str


@register.simple_tag
def due_rows(due: Iterable[DueLine]) -> list[DueRow]:
    """Return a row for each promise due, leading to its case."""
    case = case_addresses()
    return [
        DueRow(
            href=case(each.number),
            name=each.name,
            hour=hour(each.at) if each.at else _("in the day"),
            at=each.at.isoformat() if each.at else "",
            tone="late" if each.is_over else "soft",
            left=to_its_hour(each.left),
            amount=money(each.amount),
        )
        for each in due
    ]


@register.simple_tag
def seat_rows(seats: Iterable[SeatFigure], address: str) -> list[SeatRow]:
    """
    Return a row for each seat, its figures leading to `address` with what and whose.

    A board has hundreds of links, so they are put together here, and not in a template
    that looks up every word for itself.
    """
    still = escape(_("Still to be called"))
    return [_row(each, quote(address), still) for each in seats]


def _row(each: SeatFigure, address: str, still: str) -> SeatRow:
    seat = quote(each.seat)

    def link(what: str, number: int, title: str = "") -> SafeString:
        told = f' title="{title}"' if title else ""  # escaped, as all of it
        asked = f"{address}?what={what}&amp;seat={seat}"
        return mark_safe(f'<a href="{asked}"{told}>{number:d}</a>')  # noqa: S308

    return SeatRow(
        seat=seat,
        name=each.name,
        staff_number=each.staff_number,
        team=each.team,
        tone=PILLS.get(each.state, "soft"),
        state=said(STATES[each.state]),
        minutes=str(each.minutes),
        done=link("done", each.done),
        left=link("left", each.planned, still),
        talks=link("talks", each.talks),
        noted=link("noted", each.noted),
        promised=link("promised", each.promised),
        kept=link("kept", each.kept),
        due=link("due", each.due),
    )
