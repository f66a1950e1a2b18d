"""Whether this visit still stands: not too long still, not too long, second key shown."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.http import HttpRequest

from arrears.actions.stay import Limits, begin_stay, end_stay, look
from arrears.domain.posts import SECOND_KEY
from arrears.store.models import Staff

from .middleware import now

BACKEND = "django.contrib.auth.backends.ModelBackend"
STAY = "stay"  # what the session calls it


def limits() -> Limits:
    """Return how long a stay may be still and may last, and how many may stand."""
    return Limits(
        still=timedelta(minutes=settings.ARREARS_STILL_MINUTES),
        long=timedelta(hours=settings.ARREARS_STAY_HOURS),
        stays=settings.ARREARS_STAYS,
    )


def address(request: HttpRequest) -> str:
    """Return where the request comes from."""
    return str(request.META.get("REMOTE_ADDR", ""))


def come_in(request: HttpRequest, user: User, *, factor: str = "") -> None:
    """Let the person in, and begin a stay."""
    login(request, user, backend=BACKEND)
    request.session[STAY] = begin_stay(
        username=user.get_username(),
        address=address(request),
        browser=request.headers.get("User-Agent", ""),
        factor=factor,
        limits=limits(),
        now=now(),
    )


def leave(request: HttpRequest) -> None:
    """End the stay and the session."""
    if request.user.is_authenticated and STAY in request.session:
        username = request.user.get_username()
        end_stay(stay=request.session[STAY], username=username, now=now())
    logout(request)


def stands(request: HttpRequest, staff: Staff) -> bool:
    """Say whether the stay stands; where it does not, the session is ended."""
    if not settings.ARREARS_STAYS_COUNT:
        return True
    number = request.session.get(STAY, 0)
    stay = look(
        number,
        user=staff.user_id,
        limits=limits(),
        now=now(),
        by_itself="by_itself" in request.GET,
    )
    if stay is None or (staff.role in SECOND_KEY and not stay.second_key):
        logout(request)
        return False
    return True
