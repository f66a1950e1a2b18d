"""The desk as a web server runs it."""

import gc
import os
from collections.abc import AsyncIterator, Iterable

import django
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import get_resolver

BORN_BEFORE_A_LOOK = 20_000  # objects; a page makes some ten thousand and drops them

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arrears.site.settings")


class Desk(ASGIHandler):
    """Django's handler, which hands on files piece by piece without complaint."""

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer; a file's pieces come as an ASGI server wants them."""
        response = await super().get_response_async(request)
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = _pieces(response.streaming_content)  # type: ignore[arg-type]
        return response


async def _pieces(content: Iterable[bytes]) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


def settle() -> None:
    """Let the collector of garbage pass over what stays, and look less often at the rest."""
    _ = get_resolver().url_patterns  # the views, and all that they import
    gc.collect()
    gc.freeze()
    gc.set_threshold(BORN_BEFORE_A_LOOK, 20, 20)


django.setup(set_prefix=False)
application = Desk()
settle()
