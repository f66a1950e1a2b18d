"""Carrying out what a form asks: done with a word of it, or refused with the reason."""

from collections.abc import Callable

from django.contrib import messages

from arrears.domain.words import Refusal

from .request import DeskRequest
from .templatetags.said import said


def refused(request: DeskRequest, act: Callable[[], object], says: str) -> list[str]:
    """
    Carry out `act` where the form was sent, and say so; return why not, line by line.

    Nothing is done, and nothing refused, where the page was only asked for.
    """
    if request.method == "POST":
        try:
            act()
        except Refusal as refusal:
            return [said(refusal.sentence)]
        messages.success(request, says)
    return []
