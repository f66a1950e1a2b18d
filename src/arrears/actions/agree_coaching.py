"""Agree with a collector on something to practise or look at, and say what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.floor import CoachingAgreed, CoachingEnded
from arrears.domain.words import Refusal, Words
from arrears.playbook.card import cards
from arrears.store import journal
from arrears.store.cases import desk_day
from arrears.store.models import CoachingTask, Staff

TOLD_LENGTH = 1000


class CoachingRefused(Refusal):
    """It cannot be agreed or ended like this."""


class CoachingUntold(CoachingRefused):
    """Nobody said what, or by when, or with whom."""

    words = Words(
        "请选择催收员，写明一起看什么、练什么，日期不早于今天。",
        "Choose a collector, and say what to look at or practise, by a day from today on.",
    )


class CoachingOver(CoachingRefused):
    """There is no such task, or it is over."""

    words = Words(
        "没有这项辅导，或者已经结束，请刷新页面。",
        "There is no such coaching, or it is over. Reload the page.",
    )


class OutcomeUntold(CoachingRefused):
    """Nobody said what came of it."""

    words = Words("请写一句看的结果。", "Write a sentence on what came of it.")


@dataclass(frozen=True, slots=True)
class Coaching:
    """What is agreed; `card` of the playbook and `talk` where it is about one."""

    seat: str
    told: str
    due_on: date | None
    card: str = ""
    talk: int | None = None


@transaction.atomic
def agree_coaching(*, coaching: Coaching, by: str, now: datetime) -> int:
    """Write down what is agreed and journal it. Raises CoachingUntold."""
    staff = Staff.objects.filter(user__username=coaching.seat)
    told, due_on = coaching.told.strip()[:TOLD_LENGTH], coaching.due_on
    if not told or due_on is None or due_on < desk_day(now) or not staff.exists():
        raise CoachingUntold
    card = coaching.card if coaching.card in cards() else ""
    row = CoachingTask.objects.create(
        seat=coaching.seat,
        card=card,
        talk=coaching.talk,
        told=told,
        due_on=due_on,
        by=by,
        at=now,
    )
    journal.write(CoachingAgreed(coaching.seat, row.pk, card), by=by, at=now)
    return int(row.pk)


@transaction.atomic
def end_coaching(*, task: int, came_of_it: str, by: str, now: datetime) -> None:
    """Write down what came of it and journal it. Raises CoachingRefused."""
    rows = CoachingTask.objects.select_for_update()
    row = rows.filter(pk=task, ended_at=None).first()
    if row is None:
        raise CoachingOver
    told = came_of_it.strip()[:TOLD_LENGTH]
    if not told:
        raise OutcomeUntold
    row.ended_at, row.ended_by, row.came_of_it = now, by, told
    row.save(update_fields=["ended_at", "ended_by", "came_of_it"])
    journal.write(CoachingEnded(row.seat, row.pk), by=by, at=now)
