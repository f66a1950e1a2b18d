"""Give people accounts and posts; change, close and reopen them."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from arrears.domain.audit.administration import (
    AccountClosed,
    AccountReopened,
    PasswordReset,
    StaffChanged,
    StaffSeated,
)
from arrears.domain.posts import POSTS
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.first_passwords import first_password
from arrears.store.lenders import lender as lender_of
from arrears.store.models import Lender, Staff

from .stay import end_all_stays

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
MOST_CALLS = 500
NAME_LENGTH, NUMBER_LENGTH, TEAM_LENGTH = 60, 12, 40  # as the table has it
FIELDS = ("role", "name", "staff_number", "team", "calls_per_round", "lender")
ADMINISTRATOR, LENDER = "administrator", "lender"
LIMITED = frozenset(POSTS) - {ADMINISTRATOR, LENDER}


class SeatRefused(Refusal):
    """The account cannot be made or changed like this."""


class UsernameUnfit(SeatRefused):
    """It is no username."""

    words = Words(
        "用户名用 2 到 40 个小写字母、数字、点、横线。",
        "A username is 2 to 40 small letters, digits, dots and dashes.",
    )


class NameTaken(SeatRefused):
    """Somebody has it already."""

    words = Words(
        "用户名或工号“{taken}”已有人使用。",
        "The username or staff number “{taken}” is taken.",
    )


class PostUnfit(SeatRefused):
    """The post, the name or the number is missing or too long."""

    words = Words(
        "请选择岗位，填写姓名和工号；每轮件数为 0 到 {most}。",
        "Choose a post, and give a name and a staff number; calls a round are 0 to {most}.",
    )


class NotOnOneself(SeatRefused):
    """Four eyes: nobody changes the own account."""

    words = Words(
        "自己的账号须由另一位管理员修改。",
        "Another administrator changes your own account.",
    )


class LastAdministrator(SeatRefused):
    """Nobody would be left who lets others in."""

    words = Words(
        "{username} 是最后一位在用的管理员，不能停用或改岗；先再设一位管理员。",
        "{username} is the last administrator there is and stays one. Make another first.",
    )


class ScopeUnfit(SeatRefused):
    """A lender's person belongs to one lender; the house's people to none."""

    words = Words(
        "“委托方”岗位须选定一个委托方，只能看该委托方自己的内容；其他岗位不选委托方。",
        "The post “Lender” needs the lender whose own it sees; the other posts take none.",
    )


class LimitUnfit(SeatRefused):
    """Who keeps accounts and lenders sees all; a lender's person has its own already."""

    words = Words(
        "管理员不能只看几家委托方；委托方岗位只选自己的那一家。",
        "An administrator is not limited to some lenders, and a lender's person sees its own alone.",
    )


class GroundNeeded(SeatRefused):
    """Nobody said why."""

    words = Words("请写明原因。", "Write down why.")


class NoSuchStaff(SeatRefused):
    """There is no such account."""

    words = Words("没有账号 {username}。", "There is no account {username}.")


@dataclass(frozen=True, slots=True)
class Seat:
    """What somebody is at the desk."""

    role: str
    name: str
    staff_number: str
    team: str = ""
    calls_per_round: int = 0
    lender: str = ""  # the key of whose own a lender's person sees
    scope: tuple[str, ...] = ()  # keys of whose cases a house post sees; none is all


@transaction.atomic
def seat_staff(*, username: str, seat: Seat, by: str, now: datetime) -> str:
    """Make an account, and return its first password, this once. Raises SeatRefused."""
    if not USERNAME.fullmatch(username):
        raise UsernameUnfit
    _raise_unless_fits(seat)
    if User.objects.filter(username=username).exists():
        raise NameTaken(taken=username)
    _raise_if_number_taken(seat, but=0)
    limits = _limits(seat)
    password = first_password()
    user = User.objects.create_user(username, password=password)
    row = Staff.objects.create(
        user=user,
        password_is_first=True,
        lender=_scope(seat),
        **_told(seat),
    )
    row.scope.set(limits)
    named = sorted(limit.key for limit in limits)
    journal.write(StaffSeated(username, seat.role, seat.team, named), by=by, at=now)
    return password


@transaction.atomic
def change_staff(*, username: str, seat: Seat, by: str, now: datetime) -> None:
    """Change what somebody is; the stays end where the post is another."""
    row = _others(username, by=by)
    if seat.role != ADMINISTRATOR:
        _raise_if_last(row)
    _raise_unless_fits(seat)
    _raise_if_number_taken(seat, but=row.pk)
    told, scope = _told(seat), _scope(seat)
    changed = {
        field: [str(getattr(row, field)), str(told[field])]
        for field in told
        if getattr(row, field) != told[field]
    }
    if row.lender != scope:
        changed["lender"] = [row.lender.key if row.lender else "", seat.lender]
    limits, before = _limits(seat), sorted(limit.key for limit in row.scope.all())
    if before != (after := sorted(limit.key for limit in limits)):
        changed["scope"] = [", ".join(before), ", ".join(after)]
    if not changed:
        return
    for field, value in told.items():
        setattr(row, field, value)
    row.lender = scope
    row.save(update_fields=list(FIELDS))
    row.scope.set(limits)
    journal.write(StaffChanged(username, changed), by=by, at=now)
    if {"role", "lender", "scope"} & set(changed):
        end_all_stays(username=username, by=by, now=now)


@transaction.atomic
def close_account(*, username: str, ground: str, by: str, now: datetime) -> None:
    """Let the account open nothing any more, and end its stays. Raises SeatRefused."""
    _turn(username, is_active=False, ground=ground, by=by)
    end_all_stays(username=username, by=by, now=now)
    journal.write(AccountClosed(username, ground.strip()[:400]), by=by, at=now)


@transaction.atomic
def reopen_account(*, username: str, ground: str, by: str, now: datetime) -> None:
    """Let a closed account open again. Raises SeatRefused."""
    _turn(username, is_active=True, ground=ground, by=by)
    journal.write(AccountReopened(username, ground.strip()[:400]), by=by, at=now)


@transaction.atomic
def reset_password(*, username: str, ground: str, by: str, now: datetime) -> str:
    """Give a new first password and return it, this once; the stays end."""
    if not ground.strip():
        raise GroundNeeded
    row, password = _others(username, by=by), first_password()
    row.user.set_password(password)
    row.user.save(update_fields=["password"])
    row.password_is_first = True
    row.save(update_fields=["password_is_first"])
    end_all_stays(username=username, by=by, now=now)
    journal.write(PasswordReset(username, ground.strip()[:400]), by=by, at=now)
    return password


def _turn(username: str, *, is_active: bool, ground: str, by: str) -> None:
    if not ground.strip():
        raise GroundNeeded
    row = _others(username, by=by)
    if not is_active:
        _raise_if_last(row)
    user = row.user
    user.is_active = is_active
    user.save(update_fields=["is_active"])


def _others(username: str, *, by: str) -> Staff:
    rows = Staff.objects.select_for_update(of=("self",)).select_related("user")
    row = rows.filter(user__username=username).first()
    if row is None:
        raise NoSuchStaff(username=username)
    if username == by:
        raise NotOnOneself
    return row


def _raise_if_last(row: Staff) -> None:
    """Refuse where no other administrator is left; two who close each other queue."""
    if row.role != ADMINISTRATOR or not row.user.is_active:
        return
    rows = Staff.objects.select_for_update(of=("self",)).order_by("pk")
    there = rows.filter(role=ADMINISTRATOR, user__is_active=True)
    if {each.pk for each in there} <= {row.pk}:
        raise LastAdministrator(username=row.user.get_username())


def _scope(seat: Seat) -> Lender | None:
    if (seat.role == LENDER) != bool(seat.lender):
        raise ScopeUnfit
    return lender_of(seat.lender) if seat.lender else None


def _limits(seat: Seat) -> list[Lender]:
    """Return the lenders that a house post is limited to. Raises LimitUnfit, UnknownLender."""
    if seat.scope and seat.role not in LIMITED:
        raise LimitUnfit
    return [lender_of(key) for key in dict.fromkeys(seat.scope)]


def _raise_unless_fits(seat: Seat) -> None:
    fits = (
        seat.role in POSTS
        and 0 < len(seat.name) <= NAME_LENGTH
        and 0 < len(seat.staff_number) <= NUMBER_LENGTH
        and len(seat.team) <= TEAM_LENGTH
        and 0 <= seat.calls_per_round <= MOST_CALLS
    )
    if not fits:
        raise PostUnfit(most=MOST_CALLS)


def _raise_if_number_taken(seat: Seat, *, but: int) -> None:
    rows = Staff.objects.filter(staff_number=seat.staff_number).exclude(pk=but)
    if rows.exists():
        raise NameTaken(taken=seat.staff_number)


def _told(seat: Seat) -> dict[str, str | int]:
    return {field: getattr(seat, field) for field in FIELDS if field != "lender"}
