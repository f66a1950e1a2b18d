"""Lenders and their placements: listed, made, changed, ended."""

from datetime import date

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.set_terms import (
    Terms,
    TermsRefused,
    add_lender,
    end_placement,
    set_terms,
)
from arrears.domain.contact.channel import Channel
from arrears.domain.words import Words
from arrears.questions.placements import lender_lines, placement_lines
from arrears.store.cases import desk_day
from arrears.store.models import Lender
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole

PARTS = 2  # of a figure at its point
DIGITS = 2  # after it
HUNDRED = 100  # basis points in one per cent


class TermUnread(TermsRefused):
    """A figure or a day that nobody can read."""

    words = Words(
        "“{text}”看不懂：佣金写成 12.5，日期写成 2026-11-24。",
        "“{text}” cannot be read: write a commission as 12.5 and days as 2026-11-24.",
    )


@access.administering
def show(request: DeskRequest) -> HttpResponse:
    """Show every lender; make a new one known."""
    told, by = request.POST, request.user.get_username()
    key, name = told.get("key", "").strip(), told.get("name", "")
    lines = refused(
        request,
        lambda: add_lender(key=key, name=name, by=by, now=request.now),
        _("The lender is added."),
    )
    if request.method == "POST" and not lines:
        return redirect("administration:lender", key)
    page = {
        "found": lender_lines(on=desk_day(request.now)),
        "trouble": lines,
        "typed": told,
    }
    status = 422 if lines else 200
    return render(request, "administration/lenders.html", page, status=status)


@access.administering
def one(request: DeskRequest, lender: str) -> HttpResponse:
    """Show one lender's placements; make one, or change its terms."""
    owner, told = _lender(lender), request.POST
    by, key = request.user.get_username(), told.get("key", "").strip()

    def act() -> None:
        set_terms(
            lender=owner.key,
            placement=key,
            terms=_terms(told),
            ground=told.get("ground", ""),
            by=by,
            now=request.now,
        )

    if lines := refused(request, act, _("The terms are kept.")):
        return _page(request, owner, status=422, trouble=lines, typed=told)
    if request.method == "POST":
        return redirect("administration:lender", owner.key)
    return _page(request, owner)


@access.administering
def end(request: DeskRequest, lender: str, placement: str) -> HttpResponse:
    """End a placement today; its open cases go back."""
    owner, by = _lender(lender), request.user.get_username()
    ground = request.POST.get("ground", "")
    lines = refused(
        request,
        lambda: end_placement(
            lender=owner.key, placement=placement, ground=ground, by=by, now=request.now
        ),
        _("The placement is over; its open cases went back."),
    )
    if lines:
        return _page(request, owner, status=422, trouble=lines)
    return redirect("administration:lender", owner.key)


def _lender(key: str) -> Lender:
    found = Lender.objects.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _terms(told: QueryDict) -> Terms:
    """Return the terms that the form tells. Raises TermUnread."""
    return Terms(
        hand=whole(told.get("hand", ""), otherwise=0),
        starts_on=_day(told.get("starts_on", "")),
        ends_on=_day(told.get("ends_on", "")),
        commission_basis_points=_basis_points(told.get("commission", "").strip()),
        channels=tuple(told.getlist("channels")),
    )


def _basis_points(text: str) -> int | None:
    """Return 1250 for "12.5"; None for nothing. Raises TermUnread."""
    if not text:
        return None
    parts = text.split(".")
    after = parts[1] if len(parts) == PARTS else ""
    if len(parts) > PARTS or len(after) > DIGITS:
        raise TermUnread(text=text[:20])
    units = whole(parts[0], otherwise=-1)
    rest = whole(after.ljust(DIGITS, "0"), otherwise=-1)
    if units < 0 or rest < 0:
        raise TermUnread(text=text[:20])
    return units * HUNDRED + rest


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise TermUnread(text=text[:20]) from None


def _page(
    request: DeskRequest, owner: Lender, *, status: int = 200, **told: object
) -> HttpResponse:
    today = desk_day(request.now)
    page = {
        "owner": owner,
        "placements": placement_lines(owner, on=today),
        "channels": [(str(each), each.words) for each in Channel],
        "today": today,
        **told,
    }
    return render(request, "administration/lender.html", page, status=status)
