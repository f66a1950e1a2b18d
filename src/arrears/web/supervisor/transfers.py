"""Hand-overs between colleagues: drafted here, signed by both on one sheet."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.transfer_cases import (
    Taker,
    draft_transfer,
    sign_transfer,
    withdraw_transfer,
)
from arrears.questions.chosen_cases import desk
from arrears.questions.columns import Table
from arrears.questions.transfers import (
    done_transfers,
    my_transfers,
    open_transfers,
    sheet,
    sheet_table,
)
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Show the hand-overs: all to a supervisor, to a collector those to be signed."""
    return _page(request)


@access.overseeing
def draft(request: DeskRequest) -> HttpResponse:
    """Write a sheet."""
    told = request.POST
    made: list[int] = []

    def act() -> None:
        made.append(
            draft_transfer(
                from_seat=told.get("from_seat", ""),
                to=Taker(told.get("to_seat", ""), told.get("to_team", "")),
                numbers=told.get("numbers", "").replace(",", " ").split(),
                ground=told.get("ground", ""),
                by=request.user.get_username(),
                now=request.now,
            )
        )

    says = _("The sheet is written; both sides have to sign it.")
    if trouble := refused(request, act, says):
        return _page(request, status=422, trouble=trouble, typed=told)
    return redirect("supervisor:transfer", made[0]) if made else _page(request)


def _table(request: DeskRequest, transfer: int) -> Table:
    access.transfer(request, transfer)
    found = sheet(transfer)
    if found is None:
        raise Http404
    return sheet_table(found)


@access.signed_in
@sheets.exported(_table)
def one(request: DeskRequest, transfer: int) -> HttpResponse:
    """Show one sheet to those whom it concerns."""
    return _one(request, transfer)


@access.signed_in
def sign(request: DeskRequest, transfer: int) -> HttpResponse:
    """Sign one side of the sheet."""
    told = request.POST
    return _done(
        request,
        transfer,
        lambda: sign_transfer(
            transfer=transfer,
            side="taken" if told.get("side") == "taken" else "given",
            sha256=told.get("sha256", ""),
            by=request.user.get_username(),
            role=request.staff.role,
            now=request.now,
        ),
        _("Signed."),
    )


@access.overseeing
def withdraw(request: DeskRequest, transfer: int) -> HttpResponse:
    """Call a hand-over off."""
    told, by, now = request.POST, request.user.get_username(), request.now
    return _done(
        request,
        transfer,
        lambda: withdraw_transfer(
            transfer=transfer, ground=told.get("ground", ""), by=by, now=now
        ),
        _("The hand-over is called off."),
    )


def _done(
    request: DeskRequest, transfer: int, act: Callable[[], object], says: str
) -> HttpResponse:
    access.transfer(request, transfer)
    if trouble := refused(request, act, says):
        return _one(request, transfer, status=422, trouble=trouble)
    return redirect("supervisor:transfer", transfer)


def _one(
    request: DeskRequest, transfer: int, *, status: int = 200, **more: object
) -> HttpResponse:
    access.transfer(request, transfer)
    found = sheet(transfer)
    if found is None:
        raise Http404
    told = {
        "sheet": found,
        "line": found.line,
        "oversees": access.may_oversee(request.staff),
        **more,
    }
    return render(request, "supervisor/transfer.html", told, status=status)


def _page(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    oversees = access.may_oversee(request.staff)
    told = {
        "oversees": oversees,
        "waiting": open_transfers()
        if oversees
        else my_transfers(request.user.get_username(), team=request.staff.team),
        "done": done_transfers() if oversees else (),
        "desk": desk(),
        **more,
    }
    return render(request, "supervisor/transfers.html", told, status=status)
