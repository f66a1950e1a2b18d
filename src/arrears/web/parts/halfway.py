"""Between password and second key: who stands there, and until when."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.http import HttpRequest

from .middleware import now

HALFWAY = "halfway"
PATIENCE = timedelta(minutes=10)


def stand(request: HttpRequest, user: User, *, onward: str) -> None:
    """Remember who gave the right password, in a session with a new key."""
    request.session.flush()
    since = now().isoformat()
    request.session[HALFWAY] = {"user": user.pk, "since": since, "next": onward}


def who(request: HttpRequest) -> User | None:
    """Return who stands halfway; nobody, or nobody any more, is None."""
    told = request.session.get(HALFWAY)
    if not told or now() - datetime.fromisoformat(told["since"]) > PATIENCE:
        return None
    return User.objects.filter(pk=told["user"], is_active=True).first()


def onward(request: HttpRequest) -> str:
    """Return where they were going."""
    return str(request.session.get(HALFWAY, {}).get("next", "/"))


def forget(request: HttpRequest) -> None:
    """Forget who stood there."""
    request.session.pop(HALFWAY, None)
