"""Hand cases over to a colleague or a team: one sheet that both sign."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from django.db import transaction

from arrears.domain.audit.floor import (
    TransferDrafted,
    TransferSigned,
    TransferWithdrawn,
)
from arrears.domain.second_person import is_another
from arrears.domain.words import Refusal, Words
from arrears.store import assigning, journal
from arrears.store.cases import desk_day
from arrears.store.models import Assignment, BulkLine, Case, Staff, Transfer
from arrears.store.transfer_sheet import SheetLine, sheet_lines

from .hand_over import Hand, give

MOST = 500
GROUND_LENGTH = 400
Side = Literal["given", "taken"]


class TransferRefused(Refusal):
    """The cases cannot be handed over like this."""


class TransferGroundMissing(TransferRefused):
    """Nobody said why."""

    words = Words("请写明为什么移交。", "Write down why the cases are handed over.")


class TakerUnfit(TransferRefused):
    """The taker is nobody, the giver herself, or away."""

    words = Words(
        "请选择另一位在岗的催收员，或者一个小组。",
        "Choose another collector who is here, or a team.",
    )


class NothingToHandOver(TransferRefused):
    """No case of hers was named, or too many."""

    words = Words(
        "请选择案件：须是 {seat} 名下的，一次 1 到 {most} 件。",
        "Choose cases that are {seat}’s, 1 to {most} at once.",
    )


class NotHers(TransferRefused):
    """Some of the cases are not the giver's."""

    words = Words(
        "这些案件不在 {seat} 名下：{numbers}。",
        "These cases are not {seat}’s: {numbers}.",
    )


class TransferOver(TransferRefused):
    """There is no such sheet, or it is done or withdrawn."""

    words = Words(
        "没有这张移交单，或者已经办完，请刷新页面。",
        "There is no such sheet, or it is over. Reload the page.",
    )


class NotYoursToSign(TransferRefused):
    """Somebody else signs this side."""

    words = Words(
        "这一栏由 {who} 签；本人不在时由主管代签，两栏不能由同一个人签。",
        "{who} signs here; a supervisor where that person is away, and nobody signs both.",
    )


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes over: a colleague, or a team."""

    seat: str = ""
    team: str = ""


@transaction.atomic
def draft_transfer(
    *,
    from_seat: str,
    to: Taker,
    numbers: Iterable[str],
    ground: str,
    by: str,
    now: datetime,
) -> int:
    """
    Write the sheet for cases that are `from_seat`'s, without numbers for all of them.

    Nothing changes hands until both have signed. Raises TransferRefused.
    """
    told = ground.strip()[:GROUND_LENGTH]
    if not told:
        raise TransferGroundMissing
    _raise_unless_taker(to, from_seat, now=now)
    lines = sheet_lines(_hers(from_seat, numbers), on=desk_day(now))
    plain = [line.plain for line in lines]
    row = Transfer.objects.create(
        from_seat=from_seat,
        to_seat=to.seat,
        to_team=to.team,
        ground=told,
        lines=plain,
        sha256=_sum(plain, from_seat, to),
        by=by,
        at=now,
    )
    fact = TransferDrafted(
        _subject(row),
        from_seat=from_seat,
        to_seat=to.seat,
        to_team=to.team,
        cases=len(lines),
        sha256=row.sha256,
        ground=told,
    )
    journal.write(fact, by=by, at=now)
    return int(row.pk)


@transaction.atomic
def sign_transfer(
    *, transfer: int, side: Side, sha256: str, by: str, role: str, now: datetime
) -> bool:
    """
    Sign one side of the sheet as it was read (`sha256`), and journal it.

    With the second signature the cases change hands; those that are not the giver's
    any more stay where they are. Returns whether they did. Raises TransferRefused.
    """
    row = _open(transfer)
    if sha256 != row.sha256:
        raise TransferOver
    instead_of = _raise_unless_may_sign(row, side, by=by, role=role, now=now)
    if side == "given":
        row.given_by, row.given_at = by, now
    else:
        row.taken_by, row.taken_at = by, now
    fact = TransferSigned(_subject(row), side, row.sha256, instead_of=instead_of)
    journal.write(fact, by=by, at=now)
    both = bool(row.given_by and row.taken_by)
    if both:
        _carry_out(row, now=now)
        row.done_at = now
    row.save()
    return both


@transaction.atomic
def withdraw_transfer(*, transfer: int, ground: str, by: str, now: datetime) -> None:
    """Call the hand-over off before both have signed. Raises TransferOver."""
    row = _open(transfer)
    row.withdrawn_at, row.withdrawn_by = now, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    told = ground.strip()[:GROUND_LENGTH]
    journal.write(TransferWithdrawn(_subject(row), told), by=by, at=now)


def _carry_out(row: Transfer, *, now: datetime) -> None:
    numbers = [SheetLine.of(plain).number for plain in row.lines]
    ids = list(Case.objects.filter(number__in=numbers).values_list("pk", flat=True))
    assigning.hold_all(ids)
    known = assigning.standings(ids, on=desk_day(now), now=now)
    lines = [
        BulkLine(
            case_id=each.case,
            before_seat=each.seat,
            before_team=each.team,
            after_seat=row.to_seat,
            after_team=row.to_team,
            reason="by_hand",
        )
        for each in known
        if each.seat == row.from_seat and not each.closed
    ]
    give(lines, Hand(ground=row.ground, by=row.by, now=now))


def _raise_unless_may_sign(
    row: Transfer, side: Side, *, by: str, role: str, now: datetime
) -> str:
    """Return in whose stead a supervisor signs, or nothing where she signs herself."""
    signed = {"given": row.given_by, "taken": row.taken_by}
    other = row.taken_by if side == "given" else row.given_by
    seat = row.from_seat if side == "given" else row.to_seat
    who = seat or row.to_team
    if signed[side]:
        raise TransferOver
    if other and not is_another(by, other):
        raise NotYoursToSign(who=who)
    if by == seat or (side == "taken" and row.to_team and _in_team(by, row.to_team)):
        return ""
    absent = seat and _is_away(seat, now)
    if role in {"supervisor", "administrator"} and (absent or not seat):
        return who
    raise NotYoursToSign(who=who)


def _is_away(seat: str, now: datetime) -> bool:
    row = Staff.objects.filter(user__username=seat).select_related("user").first()
    away = row is None or not row.user.is_active
    return away or (row is not None and assigning.is_away(row, desk_day(now)))


def _in_team(seat: str, team: str) -> bool:
    rows = Staff.objects.filter(user__username=seat, role="collector", team=team)
    return rows.exists()


def _raise_unless_taker(to: Taker, from_seat: str, *, now: datetime) -> None:
    ables = {each.seat: each for each in assigning.ables(desk_day(now))}
    if to.team and not to.seat and to.team in assigning.teams():
        return
    able = ables.get(to.seat)
    if to.team or able is None or to.seat == from_seat or able.away:
        raise TakerUnfit


def _hers(seat: str, numbers: Iterable[str]) -> Sequence[int]:
    own = Assignment.objects.filter(seat=seat, ended_at=None, case__closed_on=None)
    hers = dict(own.values_list("case__number", "case_id")[: MOST + 1])
    wanted = sorted({each.strip().upper() for each in numbers if each.strip()})
    if strange := [number for number in wanted if number not in hers]:
        raise NotHers(seat=seat, numbers=", ".join(strange[:10]))
    ids = [hers[number] for number in wanted] if wanted else list(hers.values())
    if not 0 < len(ids) <= MOST:
        raise NothingToHandOver(seat=seat, most=MOST)
    return ids


def _sum(plain: list[dict[str, str | int]], from_seat: str, to: Taker) -> str:
    text = json.dumps([from_seat, to.seat, to.team, plain], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _open(transfer: int) -> Transfer:
    rows = Transfer.objects.select_for_update()
    row = rows.filter(pk=transfer, done_at=None, withdrawn_at=None).first()
    if row is None:
        raise TransferOver
    return row


def _subject(row: Transfer) -> str:
    return f"transfer-{row.pk}"
