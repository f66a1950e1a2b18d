"""Remembering that somebody has seen the tour."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from arrears.actions.see_tour import see_tour

from . import access
from .request import DeskRequest


@require_POST
@access.everybody
def seen(request: DeskRequest) -> HttpResponse:
    """Remember that the tour was seen or is not wanted."""
    see_tour(by=request.user.get_username(), now=request.now)
    if getattr(request, "htmx", False):
        return HttpResponse(status=204)
    return redirect("collector:today")
