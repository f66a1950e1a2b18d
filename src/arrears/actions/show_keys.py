"""Make sure who decides at a terminal: password and second key, as at the desk's door."""

from datetime import datetime

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest

from arrears.domain.audit.door import SignedIn
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.models import Staff

from .second_key import has_key, show_key
from .stay import note_refusal

HERE = "127.0.0.1"  # what wrong keys are counted by: the account, at this machine
ADDRESS = "cli"  # as the journal has it


class KeysRefused(Refusal):
    """The keys do not open, or are not all there yet."""


class PasswordRefused(KeysRefused):
    """They do not belong together, or were wrong too often."""

    words = Words(
        "用户名和密码不匹配，或账号已停用，或连续输错已暂时锁定（15 分钟后再试）。什么也没有做。",
        "That username and password do not belong together, or the account is closed, or shut for 15 minutes after too many wrong ones. Nothing was done.",
    )


class KeysUnfinished(KeysRefused):
    """The account has no second key yet, or only its first password."""

    words = Words(
        "账号 {username} 还在用初始密码，或还没有启用两步验证；请先在工作台登录一次，设好再来。什么也没有做。",
        "{username} still has its first password, or no second key. Sign in at the desk once and set them up. Nothing was done.",
    )


def show_keys(*, username: str, password: str, code: str, now: datetime) -> str:
    """
    Return the account that both keys open, and journal that it came in.

    Wrong ones count and are journalled as at the door, and shut it likewise. Raises
    PasswordRefused, KeysUnfinished, WrongCode, DoorIsShut.
    """
    user = _known(username, password, now=now)
    name = user.get_username()
    is_first = Staff.objects.filter(user=user, password_is_first=True).exists()
    if is_first or not has_key(user):
        raise KeysUnfinished(username=name)
    factor = show_key(username=name, code=code, address=ADDRESS, now=now)
    with transaction.atomic():
        journal.write(SignedIn(name, ADDRESS, factor), by=name, at=now)
    return name


def _known(username: str, password: str, *, now: datetime) -> User:
    """Return whose password it is; a wrong one is counted and journalled."""
    asked = HttpRequest()
    asked.META["REMOTE_ADDR"] = HERE
    was_shut = not AxesProxyHandler.is_allowed(asked, {"username": username})
    user = authenticate(asked, username=username, password=password)
    if isinstance(user, User):
        return user
    if not was_shut:
        shut = bool(getattr(asked, "axes_locked_out", False))
        note_refusal(username=username, address=ADDRESS, shut=shut, now=now)
    raise PasswordRefused
