"""How somebody stands in the course: lessons, what is due, the certificate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.store import course as kept
from arrears.store.models import Staff
from arrears.training.course.certificate import (
    Certificate,
    Standing,
    certificate,
    counts_from,
    standings,
)
from arrears.training.course.lesson import Lesson, lessons
from arrears.training.course.quiz.asked import asked
from arrears.training.course.quiz.quiz import UnknownQuestion
from arrears.training.course.repetition import Answer, boxed, days, due


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson and how it stands; no standing where the role does not need it."""

    lesson: Lesson
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class CourseStanding:
    """One person's course on a day."""

    rows: tuple[LessonRow, ...]
    due: tuple[str, ...]  # items
    certificate: Certificate | None
    holds: bool
    days_left: int | None  # told once it may be renewed
    next_seed: int
    zone: str


def course_standing(username: str, *, now: datetime) -> CourseStanding:
    """Return how one person stands in the course on the own day."""
    role, zone = kept.post_and_zone(username)
    on, answers = kept.day_of(now, zone), _answers(username, zone)
    given = certificate(role, answers)
    counting = _counting(answers, given, on=on)
    by_lesson = {each.lesson: each for each in standings(role, counting)}
    return CourseStanding(
        rows=tuple(
            LessonRow(each, by_lesson.get(name)) for name, each in lessons().items()
        ),
        due=_due(answers, on=on),
        certificate=given,
        holds=given is not None and given.holds(on),
        days_left=given.days_left(on) if given else None,
        next_seed=len(answers) + 1,
        zone=zone,
    )


def certificate_days(username: str, *, staff: Staff, now: datetime) -> int | None:
    """Return the days somebody's certificate still runs, once it may be renewed."""
    role, zone = kept.told(staff)
    given = certificate(role, _answers(username, zone))
    on = kept.day_of(now, zone)
    return given.days_left(on) if given else None


def _counting(
    answers: Sequence[Answer], given: Certificate | None, *, on: date
) -> Sequence[Answer]:
    """Return the answers the lessons stand by: those that gave it, or count for the next."""
    start = counts_from(given, on)
    if given and on < start:
        return answers
    return [each for each in answers if each.on >= start]


def _due(answers: Sequence[Answer], *, on: date) -> tuple[str, ...]:
    """Return the items to ask that day; a turn of a call that was taken out is let go."""
    items = [each.item for each in due(boxed(answers, waits=days()), on=on)]
    return tuple(item for item in items if _stands(item))


def _stands(item: str) -> bool:
    try:
        asked(item, 1, released=kept.released_turns)
    except UnknownQuestion:
        return False
    return True


def answers_of(username: str) -> Sequence[Answer]:
    """Return somebody's answers, oldest first, on their own days."""
    _, zone = kept.post_and_zone(username)
    return _answers(username, zone)


def _answers(username: str, zone: str) -> Sequence[Answer]:
    return [
        Answer(each.item, kept.day_of(each.answered_at, zone), each.right)
        for each in kept.answered(username)
    ]
