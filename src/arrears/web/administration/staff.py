"""Accounts and posts: made, changed, closed; passwords and second keys reset."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.propose_change import propose_key_reset
from arrears.actions.seat_staff import (
    Seat,
    change_staff,
    close_account,
    reopen_account,
    reset_password,
    seat_staff,
)
from arrears.actions.stay import end_all_stays
from arrears.domain.posts import POSTS
from arrears.questions.administration import lender_names, staff_lines, staff_table
from arrears.questions.columns import Table
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest, whole


def _table(request: DeskRequest) -> Table:  # noqa: ARG001
    return staff_table()


@access.administering
@sheets.exported(_table)
def show(request: DeskRequest) -> HttpResponse:
    """Show every account."""
    return _page(request)


@access.administering
def create(request: DeskRequest) -> HttpResponse:
    """Make an account, and show its first password once."""
    username, made = request.POST.get("username", "").strip(), []

    def act() -> None:
        by, now = request.user.get_username(), request.now
        made.append(seat_staff(username=username, seat=_seat(request), by=by, now=now))

    if lines := refused(request, act, _("The account is made.")):
        return _page(request, status=422, trouble=lines)
    if made:
        return _page(request, first=made[0], whose=username)
    return redirect("administration:staff")


@access.administering
def change(request: DeskRequest, username: str) -> HttpResponse:
    """Change what somebody is."""
    by, now = request.user.get_username(), request.now
    return _done(
        request,
        lambda: change_staff(username=username, seat=_seat(request), by=by, now=now),
        _("It is changed."),
    )


@access.administering
def act(request: DeskRequest, username: str, deed: str) -> HttpResponse:
    """Close, reopen, reset the password or the second key, or sign out everywhere."""
    ground, by, now = (
        request.POST.get("ground", ""),
        request.user.get_username(),
        request.now,
    )
    if deed == "password":
        return _new_password(request, username, ground)
    deeds: dict[str, Callable[[], object]] = {
        "closed": lambda: close_account(
            username=username, ground=ground, by=by, now=now
        ),
        "open": lambda: reopen_account(
            username=username, ground=ground, by=by, now=now
        ),
        "key": lambda: propose_key_reset(
            username=username, ground=ground, by=by, now=now
        ),
        "out": lambda: end_all_stays(username=username, by=by, now=now),
    }
    if deed not in deeds:
        raise Http404
    says = _("A second person decides on it.") if deed == "key" else _("It is done.")
    return _done(request, deeds[deed], says)


def _new_password(request: DeskRequest, username: str, ground: str) -> HttpResponse:
    made: list[str] = []

    def act() -> None:
        by, now = request.user.get_username(), request.now
        made.append(reset_password(username=username, ground=ground, by=by, now=now))

    if lines := refused(request, act, _("It is done.")):
        return _page(request, status=422, trouble=lines)
    return _page(request, first=made[0] if made else "", whose=username)


def _done(request: DeskRequest, act: Callable[[], object], says: str) -> HttpResponse:
    if lines := refused(request, act, says):
        return _page(request, status=422, trouble=lines)
    return redirect("administration:staff")


def _seat(request: DeskRequest) -> Seat:
    told = request.POST
    return Seat(
        role=told.get("role", ""),
        name=told.get("name", "").strip(),
        staff_number=told.get("staff_number", "").strip(),
        team=told.get("team", "").strip(),
        calls_per_round=whole(told.get("calls_per_round", "0") or "0", otherwise=-1),
        lender=told.get("lender", ""),
    )


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    lines = staff_lines()
    page = {
        "found": lines,
        "posts": POSTS,
        "lenders": lender_names(),
        "teams": sorted({line.team for line in lines if line.team}),
        "me": request.user.get_username(),
        "typed": request.POST,
        **told,
    }
    if told.get("first"):
        list(messages.get_messages(request))  # the page itself says it
    return render(request, "administration/staff.html", page, status=status)
