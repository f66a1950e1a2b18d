"""A request as the desks see it: who asks, when, and whether htmx asks for them."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from arrears.store.models import Staff


class DeskRequest(HttpRequest):
    """
    A request of a signed-in member of staff.

    The middlewares set `now` and `htmx`; `access.signed_in` sets `staff`.
    """

    now: datetime
    htmx: HtmxDetails
    staff: Staff


DIGITS_OF_AN_ID = 18


def whole(text: str, *, otherwise: int) -> int:
    """Return a whole number that somebody sent; `otherwise` where it is none."""
    fits = text.isascii() and text.isdecimal() and len(text) <= DIGITS_OF_AN_ID
    return int(text) if fits else otherwise
