"""Offers that wait for somebody with the authority, on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from arrears.questions.waiting_offers import waiting_offers
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.deciding
def show(request: DeskRequest) -> HttpResponse:
    """Show every offer that waits; each is decided on at its case."""
    found = waiting_offers(now=request.now, by=request.user.get_username())
    told = {"found": found, "today": request.now.date()}
    return render(request, "supervisor/approvals.html", told)
