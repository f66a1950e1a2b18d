"""What every request carries: a language, chosen by cookie alone, and the time."""

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from .errors import by_form_only

Answer = Callable[[HttpRequest], HttpResponse]


def language(get_response: Answer) -> Answer:
    """Speak Chinese, or the language this person switched to."""

    def speak(request: HttpRequest) -> HttpResponse:
        chosen = chosen_language(request)
        request.LANGUAGE_CODE = chosen
        with translation.override(chosen):
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        patch_vary_headers(response, ("Cookie",))
        return response

    return speak


def clock(get_response: Answer) -> Answer:
    """Read the clock once, so that one request happens at one moment."""

    def look(request: HttpRequest) -> HttpResponse:
        request.now = now()  # type: ignore[attr-defined]
        return get_response(request)

    return look


def no_nul(get_response: Answer) -> Answer:
    """Refuse a NUL in an address or a form: no person types one, no database keeps it."""

    def look(request: HttpRequest) -> HttpResponse:
        sent = [request.path, *request.GET.values(), *request.POST.values()]
        if any("\0" in value for value in sent):
            raise BadRequest
        return get_response(request)

    return look


def no_blank_page(get_response: Answer) -> Answer:
    """Give a person who opens an address that takes forms only a page to read."""

    def look(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        is_bare = (
            answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not answer.content
        )
        if not is_bare or request.method != "GET":
            return answer
        page = by_form_only(request)
        page.headers["Allow"] = answer.headers["Allow"]
        return page

    return look


def chosen_language(request: HttpRequest) -> str:
    """Return the language of the cookie where we speak it, else the site's own."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    known = {code for code, _ in settings.LANGUAGES}
    return chosen if chosen in known else settings.LANGUAGE_CODE


def now() -> datetime:
    """Return the time: ARREARS_CLOCK where it stands still, else the true one."""
    stopped = getattr(settings, "ARREARS_CLOCK", "")
    if isinstance(stopped, datetime):
        return stopped.astimezone(UTC)
    if stopped:
        return datetime.fromisoformat(stopped).astimezone(UTC)
    return datetime.now(UTC)
