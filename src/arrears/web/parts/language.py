"""The switch between Chinese and English."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to the page one was on."""
    answer = HttpResponseRedirect(way_back(request, request.POST.get("next", "")))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=A_YEAR_IN_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return answer


def way_back(request: HttpRequest, address: str) -> str:
    """Return `address` where it is on this desk, else the desk's first page."""
    ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if ours and address.startswith("/") else "/"
