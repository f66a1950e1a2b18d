"""The certificate of a role: every lesson of the role answered well; it runs a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

import yaml

from .quiz.quiz import KINDS
from .repetition import Answer

ENOUGH = 80  # of 100 questions of each lesson, as last answered
RUNS = timedelta(days=365)
RENEWED_FROM = timedelta(days=60)  # before its end, answers count for the next one


@dataclass(frozen=True, slots=True)
class Standing:
    """How one lesson stands: questions, how many answered, how many of those right."""

    lesson: str
    questions: int
    answered: int
    right: int

    @property
    def passed(self) -> bool:
        """Say whether at least ENOUGH of 100 were right, the unanswered counted wrong."""
        return self.right * 100 >= ENOUGH * self.questions


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate: for which role, from which day; no longer good on `until`."""

    role: str
    given_on: date
    until: date

    def holds(self, on: date) -> bool:
        """Say whether it is good on a day."""
        return self.given_on <= on < self.until

    def days_left(self, on: date) -> int | None:
        """Return the days until it ends once it may be renewed; None before and after."""
        near = self.until - RENEWED_FROM <= on < self.until
        return (self.until - on).days if near else None


@cache
def role_lessons() -> Mapping[str, Sequence[str]]:
    """Return the lessons of every role."""
    file = resources.files(__package__) / "roles.yaml"
    told: Mapping[str, Sequence[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {role: names for role, names in told.items() if role != "all"}


def standings(role: str, answers: Iterable[Answer]) -> tuple[Standing, ...]:
    """Return how the lessons of a role stand; of an item the last answer counts."""
    last = {each.item: each.right for each in answers}
    return tuple(_standing(name, last) for name in role_lessons().get(role, ()))


def certificate(role: str, answers: Sequence[Answer]) -> Certificate | None:
    """
    Return the newest certificate of a role, or None where it was never reached.

    It is given on the day the last lesson is passed by answers of the year before; later
    mistakes take nothing away. Answering again from RENEWED_FROM before its end renews it,
    and what is renewed in time runs on from that end: no day is lost.
    """
    given: Certificate | None = None
    lately: list[Answer] = []
    for answer in answers:
        start = counts_from(given, answer.on)
        if answer.on < start:
            continue
        lately = [each for each in (*lately, answer) if each.on >= start]
        if _all_passed(role, lately):
            begins = given.until if given and given.holds(answer.on) else answer.on
            given = Certificate(role, given_on=answer.on, until=begins + RUNS)
            lately = []
    return given


def counts_from(given: Certificate | None, on: date) -> date:
    """Return the day from which an answer of `on` counts for the next certificate."""
    year = on - RUNS
    return max(year, given.until - RENEWED_FROM) if given else year


def _all_passed(role: str, answers: Sequence[Answer]) -> bool:
    told = standings(role, answers)
    return bool(told) and all(each.passed for each in told)


def _standing(name: str, last: Mapping[str, bool]) -> Standing:
    items = [
        f"lesson/{each}"
        for each in KINDS["lesson"].items()
        if each.startswith(f"{name}:")
    ]
    given = [last[item] for item in items if item in last]
    return Standing(name, len(items), len(given), sum(given))
