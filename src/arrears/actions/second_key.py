"""Set up a second key, ask for it, hand out recovery codes, take it away."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from arrears.domain.audit.door import (
    DoorShut,
    RecoveryCodesMade,
    SecondFactorEnrolled,
    SecondFactorRemoved,
    SignInRefused,
)
from arrears.domain.words import Refusal, Words
from arrears.store import journal, second_keys
from arrears.store.models import RecoveryCode, SecondFactor

WRONG_CODES = 5
SHUT_FOR = timedelta(minutes=15)
AUTHENTICATOR, RECOVERY = "authenticator", "recovery"


class KeyRefused(Refusal):
    """The second key does not open."""


class WrongCode(KeyRefused):
    """It is not the code of now, or was used before."""

    words = Words(
        "验证码不对或已用过。请等下一个验证码出现后再输入；手机时间要准。",
        "That code is wrong or was used. Wait for the next one; the telephone's clock must be right.",
    )


class DoorIsShut(KeyRefused):
    """Too many wrong codes."""

    words = Words(
        "验证码错了 {wrong} 次，15 分钟后再试。手机丢失请联系管理员重置。",
        "{wrong} wrong codes. Try again in 15 minutes. If the telephone is lost, ask the administrator to reset it.",
    )


class NothingToRemove(Refusal):
    """The account has no second key."""

    words = Words(
        "账号 {username} 没有启用两步验证。", "{username} has no second key set up."
    )


class RemovalNeedsGround(Refusal):
    """Nobody said why."""

    words = Words(
        "请写明原因：本人怎么核实的身份。",
        "Write down why, and how you know it is them.",
    )


@transaction.atomic
def prepare_key(*, username: str, now: datetime) -> SecondFactor:
    """Return the authenticator that waits to be confirmed, made where there is none."""
    user = User.objects.get(username=username)
    found, _ = SecondFactor.objects.get_or_create(
        user=user, defaults={"nonce": second_keys.new_nonce(), "made_at": now}
    )
    return found


def confirm_key(*, username: str, code: str, now: datetime) -> list[str]:
    """
    Confirm the authenticator by its first code; return the recovery codes, this once.

    Raises WrongCode, DoorIsShut.
    """
    step = _used(username, code, now=now, address="")
    with transaction.atomic():
        row = _held(username)
        if row.last_step >= step:
            raise WrongCode
        anew = row.confirmed_at is not None
        row.confirmed_at, row.last_step, row.wrong = now, step, 0
        row.save(update_fields=["confirmed_at", "last_step", "wrong"])
        journal.write(SecondFactorEnrolled(username, anew), by=username, at=now)
        return _handed_out(row.user, by=username, now=now)


def show_key(*, username: str, code: str, address: str, now: datetime) -> str:
    """
    Accept a code of the authenticator, or a recovery code; return which it was.

    Raises WrongCode, DoorIsShut; a wrong one is counted and journalled.
    """
    if _recovered(username, code, now=now):
        return RECOVERY
    step = _used(username, code, now=now, address=address)
    with transaction.atomic():
        row = _held(username)
        if row.last_step >= step:  # the same code, in the same moment, twice
            raise WrongCode
        row.last_step, row.wrong, row.shut_until = step, 0, None
        row.save(update_fields=["last_step", "wrong", "shut_until"])
    return AUTHENTICATOR


@transaction.atomic
def renew_codes(*, username: str, now: datetime) -> list[str]:
    """Hand out new recovery codes; the older ones open nothing any more."""
    return _handed_out(_held(username).user, by=username, now=now)


@transaction.atomic
def remove_key(*, username: str, ground: str, by: str, now: datetime) -> None:
    """Take a lost authenticator away. Raises RemovalNeedsGround, NothingToRemove."""
    if not ground.strip():
        raise RemovalNeedsGround
    gone, _ = SecondFactor.objects.filter(user__username=username).delete()
    if not gone:
        raise NothingToRemove(username=username)
    RecoveryCode.objects.filter(user__username=username).delete()
    journal.write(SecondFactorRemoved(username, ground.strip()[:400]), by=by, at=now)


def has_key(user: User) -> bool:
    """Say whether the account has a second key that was confirmed."""
    rows = SecondFactor.objects.filter(user=user)
    return rows.exclude(confirmed_at=None).exists()


def _held(username: str) -> SecondFactor:
    rows = SecondFactor.objects.select_for_update(of=("self",))
    return rows.select_related("user").get(user__username=username)


def _used(username: str, code: str, *, now: datetime, address: str) -> int:
    """Return the step of a right code; count a wrong one before it is refused."""
    with transaction.atomic():
        row = _held(username)
        if row.shut_until and row.shut_until > now:
            raise DoorIsShut(wrong=WRONG_CODES)
        step = second_keys.step_of(row, code, at=now)
        if step is not None:
            return step
        row.wrong += 1
        shut = row.wrong >= WRONG_CODES
        fact = (DoorShut if shut else SignInRefused)(username, address, "code")
        if shut:
            row.wrong, row.shut_until = 0, now + SHUT_FOR
        row.save(update_fields=["wrong", "shut_until"])
        journal.write(fact, by=username, at=now)
    if shut:
        raise DoorIsShut(wrong=WRONG_CODES)
    raise WrongCode


def _recovered(username: str, code: str, *, now: datetime) -> bool:
    """Use up a recovery code; a shut door does not open to one either."""
    with transaction.atomic():
        row = _held(username)
        if row.shut_until and row.shut_until > now:
            return False
        rows = RecoveryCode.objects.filter(user=row.user, used_at=None)
        return bool(rows.filter(hash=second_keys.kept(code)).update(used_at=now))


def _handed_out(user: User, *, by: str, now: datetime) -> list[str]:
    codes = second_keys.new_codes()
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, hash=second_keys.kept(code)) for code in codes
    )
    fact = RecoveryCodesMade(user.get_username(), len(codes))
    journal.write(fact, by=by, at=now)
    return codes
