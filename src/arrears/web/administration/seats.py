"""Seats: what each collector can do, and what the next plan would make of it."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.set_ability import Ability, AbilityRefused, set_ability
from arrears.domain.case.product import Product
from arrears.domain.contact.language import LANGUAGES
from arrears.domain.words import Refusal, Words
from arrears.planner.window import as_clock
from arrears.questions.administration import seats_table
from arrears.questions.columns import Table
from arrears.questions.day_policy import plan_policy
from arrears.store.assigning import is_away
from arrears.store.cases import desk_day
from arrears.store.models import Staff
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

if TYPE_CHECKING:
    from arrears.questions.seat_tried import SeatTried

HUNDRED = 100  # minor units in one, as the form asks for it
LONGEST = 18  # digits of a figure
LONGEST_BREAKS = 100  # as the table has it


class NotRead(AbilityRefused):
    """A figure that nobody can read."""

    words = Words(
        "“{text}”看不懂，请写整数。",
        "“{text}” cannot be read; write whole numbers.",
    )


class ClockNotRead(AbilityRefused):
    """An hour that nobody can read."""

    words = Words(
        "“{text}”看不懂，请写成 09:00。",
        "“{text}” cannot be read; write 09:00.",
    )


def _table(request: DeskRequest) -> Table:  # noqa: ARG001
    return seats_table()


@access.administering
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show every seat and what it can do."""
    page = {"found": _seats(), "today": desk_day(request.now)}
    return render(request, "administration/seats.html", page)


@access.administering
def one(request: DeskRequest, username: str) -> HttpResponse:
    """Show one seat; keep what it can do, or try it without keeping."""
    seat = _seats().filter(user__username=username).first()
    if seat is None:
        raise Http404
    if request.method != "POST":
        return _page(request, seat)
    if request.POST.get("try"):
        return _tried(request, seat)
    by, now = request.user.get_username(), request.now
    lines = refused(
        request,
        lambda: set_ability(
            username=username, ability=_ability(request.POST), by=by, now=now
        ),
        _("Recorded; the next plan goes by it."),
    )
    if lines:
        return _page(request, seat, status=422, trouble=lines)
    return redirect("administration:seat", username)


def _tried(request: DeskRequest, seat: Staff) -> HttpResponse:
    from arrears.questions.seat_tried import seat_tried  # noqa: PLC0415  (loads an engine)

    on = desk_day(request.now) + timedelta(days=1)
    try:
        told = _ability(request.POST).row
        row = {
            "calls_per_round": told["calls_per_round"],
            "minutes": told["minutes_a_day"],
            "languages": told["languages"] or None,
            "products": told["products"] or None,
            "authority_minor": told["authority_minor"],
            "absent": is_away(seat, on),
            "team": seat.team or None,
            "most_cases": told["most_cases"],
            "lenders": ",".join(each.key for each in seat.scope.all()) or None,
            "from_minutes": told["works_from_minutes"],
            "until_minutes": told["works_until_minutes"],
            "breaks": told["breaks"] or None,
        }
        name = seat.user.get_username()
        found: SeatTried = seat_tried(name, row, on=on, policy=plan_policy(on))
    except Refusal as refusal:
        return _page(request, seat, status=422, trouble=[said(refusal.sentence)])
    return _page(request, seat, tried=found)


def _seats() -> QuerySet[Staff]:
    rows = Staff.objects.filter(role="collector", user__is_active=True)
    return rows.select_related("user").order_by("team", "staff_number")


def _ability(told: QueryDict) -> Ability:
    """Return what the form tells. Raises NotRead."""
    authority = _figure(told, "authority")
    return Ability(
        calls_per_round=_figure(told, "calls_per_round") or 0,
        minutes_a_day=_figure(told, "minutes_a_day"),
        most_cases=_figure(told, "most_cases"),
        authority_minor=None if authority is None else authority * HUNDRED,
        languages=tuple(told.getlist("languages")),
        products=tuple(told.getlist("products")),
        works_from_minutes=_clock(told, "works_from"),
        works_until_minutes=_clock(told, "works_until"),
        breaks=told.get("breaks", "").strip()[:LONGEST_BREAKS],
    )


def _clock(told: QueryDict, name: str) -> int | None:
    text = told.get(name, "").strip()
    if not text:
        return None
    try:
        at = time.fromisoformat(text)
    except ValueError:
        raise ClockNotRead(text=text[:20]) from None
    return at.hour * 60 + at.minute


def _figure(told: QueryDict, name: str) -> int | None:
    text = told.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST):
        raise NotRead(text=text[:20])
    return int(text)


def _page(
    request: DeskRequest, seat: Staff, *, status: int = 200, **told: object
) -> HttpResponse:
    typed = request.POST
    kept = {
        "calls_per_round": seat.calls_per_round,
        "minutes_a_day": seat.minutes_a_day,
        "most_cases": seat.most_cases,
        "authority": _whole_units(seat.authority_minor),
        "works_from": _as_clock(seat.works_from_minutes),
        "works_until": _as_clock(seat.works_until_minutes),
        "breaks": seat.breaks,
    }
    speaks = typed.getlist("languages") if typed else seat.languages.split(",")
    sells = typed.getlist("products") if typed else seat.products.split(",")
    page = {
        "seat": seat,
        "value": {name: typed.get(name, "") for name in kept} if typed else kept,
        "languages": [(k, words, k in speaks) for k, words in LANGUAGES.items()],
        "products": [(str(p), p.words, str(p) in sells) for p in Product],
        "today": desk_day(request.now),
        **told,
    }
    return render(request, "administration/seat_page.html", page, status=status)


def _as_clock(minutes: int | None) -> str:
    return "" if minutes is None else as_clock(minutes)


def _whole_units(minor: int | None) -> int | None:
    return None if minor is None else minor // HUNDRED
