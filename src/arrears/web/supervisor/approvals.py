"""What waits for another pair of eyes: offers, stops to be lifted, bulk changes."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.ask_lift import decide_lift
from arrears.actions.decide_bulk import decide_bulk
from arrears.questions.chosen_cases import waiting_acts
from arrears.questions.waiting_lifts import waiting_lifts
from arrears.questions.waiting_offers import waiting_offers
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


@access.deciding
def show(request: DeskRequest) -> HttpResponse:
    """Show all that waits; an offer is decided on at its case, the rest here."""
    return _page(request)


@access.deciding
def bulk(request: DeskRequest, act: int) -> HttpResponse:
    """Decide on a bulk change."""
    told = _told(request)
    return _done(
        request,
        lambda: decide_bulk(
            act=act,
            grant=told["grant"] == "grant",
            ground=told["ground"],
            by=request.user.get_username(),
            now=request.now,
        ),
    )


@access.deciding
def lift(request: DeskRequest, asked: int) -> HttpResponse:
    """Decide on a request to lift a stop."""
    told = _told(request)
    return _done(
        request,
        lambda: decide_lift(
            request=asked,
            grant=told["grant"] == "grant",
            ground=told["ground"],
            by=request.user.get_username(),
            now=request.now,
        ),
    )


def _told(request: DeskRequest) -> dict[str, str]:
    told = request.POST
    return {"grant": told.get("decision", ""), "ground": told.get("ground", "")}


def _done(request: DeskRequest, act: Callable[[], object]) -> HttpResponse:
    if trouble := refused(request, act, _("The decision is on record.")):
        return _page(request, status=422, trouble=trouble)
    return redirect("supervisor:approvals")


def _page(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    by = request.user.get_username()
    told = {
        "found": waiting_offers(now=request.now, by=by),
        "acts": waiting_acts(now=request.now),
        "lifts": waiting_lifts(by=by),
        "me": by,
        "today": request.now.date(),
        **more,
    }
    return render(request, "supervisor/approvals.html", told, status=status)
