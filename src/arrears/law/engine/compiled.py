"""Rules made ready for one day: figures looked up, answers remembered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from .counter import Counter
from .rule import CLOCK, SECONDS, WEEKDAY, ZONE, Rule
from .truth import Value, as_truth
from .verdict import Finding, Verdict

ANSWERS_KEPT = 10_000  # of one rule with its figures; then it forgets
QUESTIONS_KEPT = 1_000  # with what lasts of them; then it forgets
ON_THE_CLOCK = frozenset({CLOCK, SECONDS, WEEKDAY})


class Known(dict[str, Any]):
    """Facts by name; one that is not there is looked up once, or is not known."""

    __slots__ = ("look",)

    def __init__(
        self, told: Mapping[str, Any], look: Callable[[str], Any] | None = None
    ) -> None:
        super().__init__(told)
        self.look = look

    def __missing__(self, name: str) -> Any:
        found = self[name] = None if self.look is None else self.look(name)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """
    One rule with the figures of a day, and the answers it has given so far.

    `by_day` where its answer stays the same until midnight.
    """

    rule: Rule
    figures: Mapping[str, int]
    by_day: bool
    asked: Callable[[Mapping[str, Any]], Any]
    answers: dict[Any, bool | None] = field(default_factory=dict)
    findings: dict[Any, Finding] = field(default_factory=dict)

    def breached(self, facts: Known) -> bool | None:
        """Return true, false, or None for not known; the same facts, the same answer."""
        told = self.asked(facts)
        try:
            return self.answers[told]
        except KeyError:
            return self._answered(told, facts)

    def forbids(self, answer: bool | None) -> bool:  # noqa: FBT001
        """Say whether the answer stops a contact; what is not known stops it too."""
        return answer is None or (answer and self.rule.breach > Verdict.WARN)

    def _answered(self, told: Any, facts: Known) -> bool | None:
        answer = self.rule.breached(
            lambda name: Value(facts[name]), self.figures.__getitem__
        )
        if len(self.answers) >= ANSWERS_KEPT:
            self.answers.clear()
            self.findings.clear()
        return self.answers.setdefault(told, as_truth(answer).known)


# A rule that is breached, or may be (None), with the facts it was asked of.
Answer = tuple[Ready, Known, bool | None]


@dataclass(frozen=True, slots=True, eq=False)
class Stood:
    """
    What the facts that last decide: answers that stay, and rules still open.

    `forbids` where one of the answers does, or an open rule says yes already;
    `facts` are those that last, as far as the open rules ask for them. `quick_first`
    are the open rules again, those for which nothing is counted first.
    """

    answers: list[Answer]
    forbids: bool
    passing: tuple[Ready, ...]
    quick_first: tuple[Ready, ...]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """
    The rules that speak of one channel, with one set of figures, and what they count.

    `lasting` are those that waiting cannot change, `passing` those that it can.
    """

    lasting: tuple[Ready, ...]
    passing: tuple[Ready, ...]
    counters: Mapping[str, Counter]
    timed: frozenset[str]
    asked: Callable[[Mapping[str, Any]], Any]  # the facts that last, all at once
    found: dict[Any, Stood] = field(default_factory=dict)

    def stood(self, facts: Known) -> Stood:
        """
        Return what these facts decide, which are those that last.

        A rule that answers no, or yes, while the clock, the counts and the records are
        not known answers so whatever they are.
        """
        told = self.asked(facts)
        found = self.found.get(told)
        if found is None:
            if len(self.found) >= QUESTIONS_KEPT:
                self.found.clear()
            answers = breached(self.lasting, facts)
            open_still = breached(self.passing, facts)
            still = tuple(rule for rule, _, _ in open_still)
            sure = [each for each in open_still if each[2]]
            forbids = any(r.forbids(answer) for r, _, answer in (*answers, *sure))
            quick_first = tuple(sorted(still, key=lambda r: len(r.rule.counters)))
            known = self._asked_by(still, facts)
            found = Stood(answers, forbids, still, quick_first, known)
            self.found[told] = found
        return found

    def _asked_by(self, rules: Iterable[Ready], facts: Known) -> Mapping[str, Any]:
        names = {name for rule in rules for name in rule.rule.facts} - self.timed
        return {name: facts[name] for name in names}


def breached(rules: Iterable[Ready], facts: Known) -> list[Answer]:
    """Return the rules that are breached, or may be, with the facts."""
    return [
        (rule, facts, answer)
        for rule in rules
        if (answer := rule.breached(facts)) is not False
    ]


@lru_cache(maxsize=4096)
def compiled(
    rules: tuple[Rule, ...], channel: str, day: date, turning: frozenset[str]
) -> Compiled:
    """
    Return the rules that speak of `channel` on `day`, made ready.

    `turning` are the facts that turn with time, beside the clock and the counts. Days
    with the same figures have the same rules, ready once.
    """
    speaking = [r for r in rules if channel in r.channels and r.in_force(day)]
    return _compiled(tuple((r, _figures(r, day)) for r in speaking), turning)


@lru_cache(maxsize=1024)
def _compiled(
    speaking: tuple[tuple[Rule, tuple[int, ...]], ...], turning: frozenset[str]
) -> Compiled:
    counters = {name: c for rule, _ in speaking for name, c in rule.counters.items()}
    timed = ON_THE_CLOCK.union(turning, counters)
    rolling = {name for name, counter in counters.items() if counter.minutes}
    within_a_day = frozenset({CLOCK, SECONDS}.union(turning, rolling))
    ready = [_ready(rule, figures, within_a_day) for rule, figures in speaking]
    lasting = tuple(r for r in ready if timed.isdisjoint(r.rule.facts))
    facts = dict.fromkeys(name for r in ready for name in r.rule.facts)
    return Compiled(
        lasting=lasting,
        passing=tuple(r for r in ready if r not in lasting),
        counters=counters,
        timed=timed,
        asked=itemgetter(ZONE, *(name for name in facts if name not in timed)),
    )


def _figures(rule: Rule, day: date) -> tuple[int, ...]:
    return tuple(figure.on(day) for figure in rule.figures.values())


@lru_cache(maxsize=4096)
def _ready(rule: Rule, figures: tuple[int, ...], within_a_day: frozenset[str]) -> Ready:
    named = dict(zip(rule.figures, figures, strict=True))
    by_day = within_a_day.isdisjoint(rule.facts)
    return Ready(rule, named, by_day, itemgetter(*rule.facts))
