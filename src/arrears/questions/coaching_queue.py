"""Whom a conversation may help: what is agreed, friendly notes, and practised talks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arrears.domain.words import Words
from arrears.playbook.card import cards
from arrears.store.cases import desk_day
from arrears.store.models import CoachingTask, Staff, TrainingTalk
from arrears.training.scene.library import scenes

from .case_history import staff_names
from .coaching_notes import CoachingLine, coaching_notes

NOTED_DAYS, TALK_DAYS, TALKS_SHOWN, ENDED_SHOWN = 28, 28, 12, 12


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One thing that is agreed; `late` once its day is over."""

    task: int
    seat: str
    name: str
    told: str
    card: str
    title: Words | None
    talk: int | None
    due_on: date
    late: bool
    by: str
    came_of_it: str


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A practised talk that was stopped or went badly: worth listening to together."""

    talk: int
    seat: str
    name: str
    title: Words
    at: datetime
    total: int | None
    stopped: bool


@dataclass(frozen=True, slots=True)
class CoachingQueue:
    """All of it; the notes only where more than chance explains them."""

    tasks: tuple[TaskLine, ...]
    ended: tuple[TaskLine, ...]
    notes: tuple[CoachingLine, ...]
    talks: tuple[TalkLine, ...]


def coaching_queue(*, now: datetime) -> CoachingQueue:
    """Return the queue as it stands; nobody is in it twice for the same card."""
    on = desk_day(now)
    open_ones = CoachingTask.objects.filter(ended_at=None).order_by("due_on", "pk")
    ended = CoachingTask.objects.exclude(ended_at=None).order_by("-ended_at")
    tasks = _tasks(list(open_ones), on=on)
    since = on - timedelta(days=NOTED_DAYS)
    notes = coaching_notes(since=since, until=on, now=now)
    agreed = {(task.seat, task.card) for task in tasks}
    listened = {task.talk for task in tasks}
    return CoachingQueue(
        tasks=tasks,
        ended=_tasks(list(ended[:ENDED_SHOWN]), on=on),
        notes=tuple(n for n in notes if (n.collector, n.card) not in agreed),
        talks=tuple(talk for talk in _talks(now) if talk.talk not in listened),
    )


def collectors() -> tuple[tuple[str, str], ...]:
    """Return whom something can be agreed with: user name and name."""
    rows = Staff.objects.filter(role="collector", user__is_active=True)
    return tuple(rows.order_by("name").values_list("user__username", "name"))


def _tasks(rows: list[CoachingTask], *, on: date) -> tuple[TaskLine, ...]:
    names, known = staff_names(), cards()
    return tuple(
        TaskLine(
            task=row.pk,
            seat=row.seat,
            name=names.get(row.seat, row.seat),
            told=row.told,
            card=row.card,
            title=known[row.card].title if row.card in known else None,
            talk=row.talk,
            due_on=row.due_on,
            late=row.due_on < on,
            by=names.get(row.by, row.by),
            came_of_it=row.came_of_it,
        )
        for row in rows
    )


def _talks(now: datetime) -> tuple[TalkLine, ...]:
    names, known = staff_names(), scenes()
    rows = TrainingTalk.objects.filter(
        ended_at__gte=now - timedelta(days=TALK_DAYS)
    ).order_by("-ended_at")
    worth = [row for row in rows[:200] if row.wrong or (row.total or 0) < GOOD]
    return tuple(
        TalkLine(
            talk=row.pk,
            seat=row.by,
            name=names.get(row.by, row.by),
            title=known[row.scene].title if row.scene in known else UNKNOWN,
            at=row.ended_at or row.begun_at,
            total=row.total,
            stopped=bool(row.wrong),
        )
        for row in worth[:TALKS_SHOWN]
    )


GOOD = 60
UNKNOWN = Words("练习", "a practised talk")
