"""What somebody has practised, and how the team gets on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.words import Words
from arrears.store.models import Staff, TrainingTalk
from arrears.training.coach.progress import Progress, moved
from arrears.training.coach.skills import SKILLS
from arrears.training.scene.library import scenes

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

    @property
    def weakest(self) -> SkillNow | None:
        """Return the skill to practise next."""
        return min(self.skills, key=lambda each: each.now, default=None)


def practice(username: str) -> Practice:
    """Return what one person has practised."""
    staff = Staff.objects.filter(user__username=username)
    talks = TrainingTalk.objects.filter(by=username).order_by("begun_at", "pk")
    return _practice(username, next(iter(staff), None), list(talks))


def team_practice() -> tuple[Practice, ...]:
    """Return what everybody with a post has practised, by name; one row a person."""
    talks: dict[str, list[TrainingTalk]] = {}
    for talk in TrainingTalk.objects.order_by("begun_at", "pk"):
        talks.setdefault(talk.by, []).append(talk)
    everybody = Staff.objects.select_related("user").order_by("name", "pk")
    return tuple(
        _practice(name, staff, talks.get(name, []))
        for staff in everybody
        for name in [staff.user.get_username()]
    )


def _practice(
    username: str, staff: Staff | None, talks: list[TrainingTalk]
) -> Practice:
    ended = [talk for talk in talks if talk.ended_at]
    return Practice(
        username=username,
        name=staff.name if staff else username,
        role=staff.role if staff else "",
        talks=tuple(_past(talk) for talk in reversed(talks[-MOST:])),
        skills=_skills(talk.scores for talk in ended),
        ended=len(ended),
        stopped=sum(1 for talk in ended if talk.wrong),
    )


def _past(talk: TrainingTalk) -> PastTalk:
    played = scenes().get(talk.scene)
    return PastTalk(
        number=talk.pk,
        title=played.title if played else Words(talk.scene, talk.scene),
        begun_at=talk.begun_at,
        lines=len(talk.lines),
        total=talk.total,
        wrong=tuple(talk.wrong),
    )


def _skills(scores: Iterable[Mapping[str, int]]) -> tuple[SkillNow, ...]:
    whole = [each for each in scores if SKILLS.keys() <= each.keys()]
    told: tuple[Progress, ...] = moved(whole)
    return tuple(SkillNow(SKILLS[one.skill], one.now, one.before) for one in told)
