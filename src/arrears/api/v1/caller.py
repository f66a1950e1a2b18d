"""Who calls, and when: what every route asks of the request."""

from datetime import datetime

from django.http import HttpRequest

from arrears.questions.key_holder import KeyHolder


def caller(request: HttpRequest) -> KeyHolder:
    """Return whose key the request came with; the frame has checked it."""
    holder = getattr(request, "key_holder", None)
    if not isinstance(holder, KeyHolder):
        raise TypeError(holder)
    return holder


def now(request: HttpRequest) -> datetime:
    """Return the moment of the request, as the desk's clock middleware set it."""
    at = getattr(request, "now", None)
    if not isinstance(at, datetime):
        raise TypeError(at)
    return at
