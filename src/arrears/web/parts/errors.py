"""What a person reads when a page is refused, missing or broken."""

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from arrears.domain.words import Words
from arrears.web.parts.templatetags.said import said


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this is not theirs to see or do, and why where it is known."""
    why = next((said(arg) for arg in exception.args if isinstance(arg, Words)), "")
    return _page(
        request,
        403,
        _("Not yours to do"),
        why or _("Your post may not do this. Ask your supervisor if it should."),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that the form is from before the last sign-in."""
    return _page(
        request,
        403,
        _("This page is out of date"),
        _("It was open since before the last sign-in. Reload it and send it again."),
    )


def unread(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent cannot be read, and that nothing was written."""
    if isinstance(exception, TooManyFieldsSent):
        return _page(
            request,
            400,
            _("Too many lines at once"),
            _(
                "More lines were chosen than one form takes, and nothing was changed. Go back and narrow the filter, or take all that fit it."
            ),
        )
    return _page(
        request,
        400,
        _("This could not be read"),
        _(
            "What was sent is damaged or too large. Nothing was written; go back and try again."
        ),
    )


def by_form_only(request: HttpRequest) -> HttpResponse:
    """Say that this address takes a form and shows no page of its own."""
    return _page(
        request,
        405,
        _("Nothing to see at this address"),
        _("It takes a form. Go back to the page before and press its button again."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, or no such case."""
    why = next((said(arg) for arg in exception.args if isinstance(arg, Words)), "")
    return _page(
        request,
        404,
        _("Nothing here"),
        why or _("There is no such page. Check the address, or start from today."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours and nothing was lost that was saved."""
    return _page(
        request,
        500,
        _("Something broke"),
        _("The fault is ours. What was saved is safe. Please try again."),
    )


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    told = {"status": status, "title": title, "sentence": sentence}
    return render(request, "parts/trouble_page.html", told, status=status)
