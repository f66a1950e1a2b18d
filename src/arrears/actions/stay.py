"""Begin a stay at the desk, keep it alive, and end it: one, or all of an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from arrears.domain.audit.door import (
    DoorShut,
    PasswordChanged,
    SignedIn,
    SignedOutEverywhere,
    SignInRefused,
    StayEnded,
)
from arrears.store import journal
from arrears.store.models import Staff, Stay

LOOKED_AT_EVERY = timedelta(minutes=1)  # so that not every page writes
SIGNED_OUT, STILL, LONG, TOO_MANY, EVERYWHERE = "out", "still", "long", "many", "all"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one may be still, how long a stay lasts, how many stand at once."""

    still: timedelta
    long: timedelta
    stays: int


@transaction.atomic
def begin_stay(
    *,
    username: str,
    address: str,
    browser: str,
    factor: str,
    limits: Limits,
    now: datetime,
) -> int:
    """Begin a stay and return its number; the oldest one too many ends."""
    user = User.objects.select_for_update().get(username=username)
    stay = Stay.objects.create(
        user=user,
        began_at=now,
        seen_at=now,
        address=address[:45],
        browser=browser[:200],
        second_key=bool(factor),
    )
    journal.write(SignedIn(username, address[:45], factor), by=username, at=now)
    since = now - limits.long
    standing = Stay.objects.filter(user=user, ended_at=None)
    for one in standing.filter(began_at__lte=since):
        _end(one, LONG, by=username, now=now)
    open_ones = list(standing.filter(began_at__gt=since).order_by("-began_at", "-pk"))
    for one in open_ones[limits.stays :]:
        _end(one, TOO_MANY, by=username, now=now)
    return stay.pk


def look(
    stay: int, *, user: int, limits: Limits, now: datetime, by_itself: bool = False
) -> Stay | None:
    """
    Return the stay where it stands, as seen now; one that is over is ended.

    A page that asks again `by_itself` is no sign of anybody sitting there.
    """
    row = Stay.objects.filter(pk=stay, user_id=user, ended_at=None).first()
    if row is None:
        return None
    over = _over(row, limits, now=now)
    if over:
        with transaction.atomic():
            _end(row, over, by=row.user.get_username(), now=now)
        return None
    if now - row.seen_at >= LOOKED_AT_EVERY and not by_itself:
        Stay.objects.filter(pk=row.pk).update(seen_at=now)
    return row


@transaction.atomic
def end_stay(*, stay: int, username: str, now: datetime) -> None:
    """End one stay of one's own."""
    rows = Stay.objects.select_related("user").filter(pk=stay, ended_at=None)
    if row := rows.filter(user__username=username).first():
        _end(row, SIGNED_OUT, by=username, now=now)


@transaction.atomic
def end_all_stays(*, username: str, by: str, now: datetime, but: int = 0) -> int:
    """End every stay of the account, `but` one; return how many."""
    ended = _all_ended(username, but=but, now=now)
    journal.write(SignedOutEverywhere(username, ended), by=by, at=now)
    return ended


@transaction.atomic
def change_password(*, username: str, password: str, now: datetime, but: int) -> None:
    """Keep a new password, checked by the form, and end the stays elsewhere."""
    user = User.objects.select_for_update().get(username=username)
    user.set_password(password)
    user.save(update_fields=["password"])
    Staff.objects.filter(user=user).update(password_is_first=False)
    ended = _all_ended(username, but=but, now=now)
    journal.write(PasswordChanged(username, ended), by=username, at=now)


def note_refusal(*, username: str, address: str, shut: bool, now: datetime) -> None:
    """Journal a wrong password for an account that is ours; any other is not kept."""
    if not User.objects.filter(username=username).exists():
        return  # people type passwords into this field
    fact = (DoorShut if shut else SignInRefused)(username, address[:45], "password")
    journal.write(fact, by=username, at=now)


def _over(row: Stay, limits: Limits, *, now: datetime) -> str:
    if now - row.began_at >= limits.long:
        return LONG
    return STILL if now - row.seen_at >= limits.still else ""


def _all_ended(username: str, *, but: int, now: datetime) -> int:
    rows = Stay.objects.filter(user__username=username, ended_at=None).exclude(pk=but)
    return rows.update(ended_at=now, ended_as=EVERYWHERE)


def _end(row: Stay, ended_as: str, *, by: str, now: datetime) -> None:
    rows = Stay.objects.filter(pk=row.pk, ended_at=None)
    if rows.update(ended_at=now, ended_as=ended_as):
        fact = StayEnded(row.user.get_username(), row.pk, ended_as)
        journal.write(fact, by=by, at=now)
