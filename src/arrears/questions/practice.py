"""What somebody has practised, and how the team gets on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.posts import POSTS
from arrears.domain.words import Words
from arrears.store.models import Staff, TrainingTalk, WorkshopAnswer
from arrears.store.scenes import newest, own_text
from arrears.store.workshop import answers_of as answers_written
from arrears.store.workshop import portraits_of
from arrears.training.coach.progress import Progress, moved
from arrears.training.coach.skills import OVER_TIME, READING, SKILLS
from arrears.training.course.certificate import Certificate, certificate
from arrears.training.scene.library import (
    SceneFaulty,
    UnknownScene,
    own_key,
    scene_of,
    scenes,
)
from arrears.training.scene.scene import Scene

from .columns import Column, Table, table
from .course import answers_of

MOST = 30  # talks a page lists


@dataclass(frozen=True, slots=True)
class PastTalk:
    """One talk in a list; `total` is None while it lasts."""

    number: int
    title: Words
    begun_at: datetime
    lines: int
    total: int | None
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastAnalysis:
    """One analysis of a workshop's case in a list."""

    number: int
    case: str
    at: datetime
    score: int


@dataclass(frozen=True, slots=True)
class SkillNow:
    """One skill: lately, before, and which way it went."""

    name: Words
    now: int
    before: int | None

    @property
    def rose(self) -> bool:
        """Say whether it is better than before."""
        return self.before is not None and self.now > self.before

    @property
    def fell(self) -> bool:
        """Say whether it is worse than before."""
        return self.before is not None and self.now < self.before


@dataclass(frozen=True, slots=True)
class Practice:
    """What one person has practised, the newest talk first."""

    username: str
    name: str
    role: str
    talks: tuple[PastTalk, ...]
    skills: tuple[SkillNow, ...]
    ended: int
    stopped: int  # by a violation
    analyses: tuple[PastAnalysis, ...]
    portraits: tuple[PastAnalysis, ...]
    certificate: Certificate | None
    holds: bool  # the certificate is good today
    days_left: int | None  # told once it may be renewed

    @property
    def columns(self) -> tuple[SkillNow | None, ...]:
        """Return every skill in order; None where it was never scored."""
        known = {each.name: each for each in self.skills}
        return tuple(known.get(name) for name in OVER_TIME.values())

    @property
    def weakest(self) -> SkillNow | None:
        """Return the skill to practise next."""
        return min(self.skills, key=lambda each: each.now, default=None)


def practice(username: str, *, on: date) -> Practice:
    """Return what one person has practised, and the certificate as it stands that day."""
    staff = Staff.objects.filter(user__username=username)
    talks = TrainingTalk.objects.filter(by=username).order_by("begun_at", "pk")
    return _practice(username, next(iter(staff), None), list(talks), on=on)


def practice_table(*, on: date) -> Table:
    """Return everybody's practice as a table, a column a skill."""
    lines = team_practice(on=on)
    skills = tuple(
        Column(words, lambda one, at=at: _now(one, at))  # type: ignore[misc]
        for at, words in enumerate(OVER_TIME.values())
    )
    return table((*BEFORE, *skills, *AFTER), lines, many=len(lines))


def _now(one: Practice, at: int) -> int | None:
    skill = one.columns[at]
    return skill.now if skill else None


def team_practice(*, on: date) -> tuple[Practice, ...]:
    """Return what everybody with a post has practised, by name; one row a person."""
    talks: dict[str, list[TrainingTalk]] = {}
    for talk in TrainingTalk.objects.order_by("begun_at", "pk"):
        talks.setdefault(talk.by, []).append(talk)
    everybody = Staff.objects.select_related("user").order_by("name", "pk")
    return tuple(
        _practice(name, staff, talks.get(name, []), on=on)
        for staff in everybody
        for name in [staff.user.get_username()]
    )


def _practice(
    username: str, staff: Staff | None, talks: list[TrainingTalk], *, on: date
) -> Practice:
    ended = [talk for talk in talks if talk.ended_at]
    given = certificate(staff.role, answers_of(username)) if staff else None
    written = answers_written(username)
    return Practice(
        username=username,
        name=staff.name if staff else username,
        role=staff.role if staff else "",
        talks=tuple(_past(talk) for talk in reversed(talks[-MOST:])),
        skills=_skills([talk.scores for talk in ended], _readings(written)),
        ended=len(ended),
        stopped=sum(1 for talk in ended if talk.wrong),
        analyses=tuple(
            PastAnalysis(row.pk, row.case, row.answered_at, row.score)
            for row in reversed(written[-MOST:])
        ),
        portraits=tuple(
            PastAnalysis(row.pk, row.case, row.answered_at, row.score)
            for row in reversed(portraits_of(username)[-MOST:])
        ),
        certificate=given,
        holds=given is not None and given.holds(on),
        days_left=given.days_left(on) if given else None,
    )


def _past(talk: TrainingTalk) -> PastTalk:
    played = _scene(talk.scene)
    return PastTalk(
        number=talk.pk,
        title=played.title if played else Words(talk.scene, talk.scene),
        begun_at=talk.begun_at,
        lines=len(talk.lines),
        total=talk.total,
        wrong=tuple(talk.wrong),
    )


def _scene(key: str) -> Scene | None:
    try:
        return scene_of(key, own=own_text)
    except (UnknownScene, SceneFaulty):
        return None


def _readings(written: Sequence[WorkshopAnswer]) -> Sequence[int]:
    """Return the scores of the first analysis of each case, the oldest first."""
    first: dict[str, int] = {}
    for row in written:
        first.setdefault(row.case, row.score)
    return list(first.values())


def _skills(
    scores: Sequence[Mapping[str, int]], readings: Sequence[int]
) -> tuple[SkillNow, ...]:
    whole = [each for each in scores if SKILLS.keys() <= each.keys()]
    read = [{READING: each} for each in readings]
    told: tuple[Progress, ...] = (*moved(whole), *moved(read, skills=(READING,)))
    return tuple(SkillNow(OVER_TIME[one.skill], one.now, one.before) for one in told)


def open_scenes() -> tuple[Scene, ...]:
    """Return the scenes to choose from: the trainers' newest versions first, then the house's."""
    own = (_scene(own_key(row.name, row.version)) for row in newest().values())
    return (*(each for each in own if each), *scenes().values())


BEFORE: tuple[Column[Practice], ...] = (
    Column(Words("姓名", "Name"), lambda one: one.name),
    Column(Words("岗位", "Post"), lambda one: POSTS.get(one.role)),
    Column(Words("对话", "Talks"), lambda one: one.ended),
    Column(Words("被叫停", "Stopped"), lambda one: one.stopped),
)
AFTER: tuple[Column[Practice], ...] = (
    Column(
        Words("接下来练", "Practise next"),
        lambda one: one.weakest.name if one.weakest else None,
    ),
)
