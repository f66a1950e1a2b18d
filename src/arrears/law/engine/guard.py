"""The guard: may this contact be made, by which rules, and if not, when next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from arrears.domain.words import Words

from .asked import in_words
from .compiled import (
    ON_THE_CLOCK,
    Answer,
    Compiled,
    Known,
    Ready,
    Stood,
    breached,
    compiled,
)
from .counter import Counter, Happened
from .moments import moments
from .rule import CLOCK, SECONDS, SECONDS_A_MINUTE, WEEKDAY, ZONE, Rule
from .tally import Instant, Tally
from .verdict import Finding, Judgement, Verdict
from .zones import known_zones

UNKNOWN = Words(
    "还不清楚：{facts.zh}。请先查明；查明之前，由有权限的人决定。",
    "Not known: {facts.en}. Find it out; until then a person must decide.",
)
LAST_YEAR = 9000  # beyond it clocks and zones come to their end


@dataclass(frozen=True, slots=True)
class Question:
    """
    One contact that somebody wants to make.

    `at` is aware. `zones` are all the zones the person may be in. `facts` are the
    named facts that are known (role, point_kind, stop flags …); one that is
    missing is unknown, and an unknown fact never passes. Facts that turn with time
    are `turning`, each read for a moment on the person's clock; `edges`, `turns` and
    `also` say on which days, at which minutes of a day and at which instants they
    may turn. Those that are `steady` stay as they are at `at`.
    """

    at: datetime
    zones: tuple[str, ...]
    channel: str
    person: str
    point: str
    facts: Mapping[str, Any]
    history: Sequence[Happened] = ()
    debts: tuple[str, ...] = ()
    turning: Mapping[str, Callable[[datetime], Any]] = field(default_factory=dict)
    edges: tuple[date, ...] = ()
    turns: frozenset[int] = frozenset()
    also: tuple[datetime, ...] = ()
    steady: frozenset[str] = frozenset()


def judge(question: Question, rules: Sequence[Rule]) -> Judgement:
    """
    Return the verdict, each rule behind it, and the next lawful time.

    Judged in every zone the person may be in; lawful only if lawful in all.
    `next_allowed_at` is given where waiting helps: the first moment within two
    weeks, or within a week of a record's end, at which, if nothing else happens, no
    rule would forbid it.
    """
    return Hearing(question, tuple(rules)).judgement()


def lawful_until(question: Question, rules: Sequence[Rule]) -> datetime | None:
    """
    Return when a contact that is allowed now will no longer be, if nothing happens.

    None where no rule's clock forbids it within two weeks.
    """
    return Hearing(question, tuple(rules)).lawful_until()


class Hearing:
    """One question before some rules, asked of as many moments as needed."""

    def __init__(self, question: Question, rules: tuple[Rule, ...]) -> None:
        self.question, self.rules = question, rules
        self.zones = _zones(question)
        self.turning = frozenset(question.turning)
        self.tally = Tally(
            question.history,
            person=question.person,
            point=question.point,
            debts=question.debts,
        )
        self._of_day: dict[date, Compiled] = {}
        self._stands: dict[tuple[Compiled, str], Stood] = {}
        self._blockers: list[Ready] = []
        self._closed: tuple[str, date] | None = None  # a zone's day that is forbidden

    def judgement(self) -> Judgement:
        """Return the judgement of now, with the next lawful time where waiting helps."""
        now = self.at(self.question.at)
        if now.allowed:
            return now
        return Judgement(now.findings, self._next_allowed())

    def lawful_until(self) -> datetime | None:
        """Return the first later moment that a rule forbids."""
        for moment in self._moments():
            if not self._allows(moment):
                return moment.astimezone(self.question.at.tzinfo)
        return None

    def at(self, moment: datetime) -> Judgement:
        """Return what the rules say of the same contact at another moment."""
        found: dict[str, Finding] = {}
        for zone in self.zones:
            for answer in self._answers(Instant(moment.astimezone(UTC), zone)):
                finding = _finding(*answer)
                before = found.get(finding.rule)
                if before is None or finding.verdict > before.verdict:
                    found[finding.rule] = finding
        if not found:
            return NOTHING_FOUND
        return Judgement(tuple(sorted(found.values(), key=lambda f: -f.verdict)))

    def _moments(self) -> Iterable[datetime]:
        if self.question.at.year >= LAST_YEAR:
            return ()
        counters, turns = _in_time(self.rules)
        at = self.question.at.astimezone(UTC)
        seconds = (minutes * SECONDS_A_MINUTE for minutes in self.question.turns)
        return moments(
            at=self.question.at,
            zones=[zone for zone in dict.fromkeys(self.zones) if zone],
            turns=turns.union(seconds) if self.question.turns else turns,
            edges=self.question.edges,
            also=(*self.question.also, *self.tally.ends(counters, after=at)),
        )

    def _next_allowed(self) -> datetime | None:
        if "" in self.zones or self._is_for_good():
            return None
        for moment in self._moments():
            if self._allows(moment):
                return moment.astimezone(self.question.at.tzinfo)
        return None

    def _is_for_good(self) -> bool:
        """Say whether a rule forbids it that no waiting changes."""
        if any(found.forbids for found in self._stands.values()):
            return True
        if not self.question.steady:
            return False
        moving = ON_THE_CLOCK.union(self.turning - self.question.steady)
        return any(
            moving.isdisjoint(each.rule.facts) and not each.rule.counters
            for each in self._blockers
        )

    def _allows(self, moment: datetime) -> bool:
        """Say what `at(moment).allowed` does, without the words for it."""
        return all(self._allows_at(Instant(moment, zone)) for zone in self.zones)

    def _allows_at(self, at: Instant) -> bool:
        """Say so of one zone, asking first the rules for which nothing is counted."""
        if self._closed == (at.zone, at.local.date()):
            return False
        ready = self._ready(at)
        stood = self._stood(ready, at)
        if stood.forbids:
            return False
        facts = self._facts(ready, stood, at)
        for rule in stood.quick_first:
            if rule.forbids(rule.breached(facts)):
                self._remember(rule, at)
                return False
        return True

    def _answers(self, at: Instant) -> list[Answer]:
        """Return the rules that are breached, or may be, in this zone."""
        ready = self._ready(at)
        stood = self._stood(ready, at)
        passing = breached(stood.passing, self._facts(ready, stood, at))
        for rule, _, answer in passing:
            if rule.forbids(answer):
                self._remember(rule, at)
        return [*stood.answers, *passing]

    def _remember(self, rule: Ready, at: Instant) -> None:
        """Keep in mind what forbids it, and whether it will until midnight."""
        self._blockers.append(rule)
        if rule.by_day:
            self._closed = at.zone, at.local.date()

    def _ready(self, at: Instant) -> Compiled:
        day = at.local.date()
        ready = self._of_day.get(day)
        if ready is None:
            channel, turning = self.question.channel, self.turning
            ready = self._of_day[day] = compiled(self.rules, channel, day, turning)
        return ready

    def _stood(self, ready: Compiled, at: Instant) -> Stood:
        """Return what the lasting facts decide; asked once."""
        found = self._stands.get((ready, at.zone))
        if found is None:
            facts = Known(self.question.facts)
            for name in self.turning:
                facts[name] = None
            facts[ZONE] = at.zone or None
            found = self._stands[ready, at.zone] = ready.stood(facts)
        return found

    def _facts(self, ready: Compiled, stood: Stood, at: Instant) -> Known:
        """Return what is known at a moment of this zone's clock, looked up when asked."""
        turning, counters, tally = self.question.turning, ready.counters, self.tally
        local = at.local

        def look(name: str) -> Any:
            counter = counters.get(name)
            if counter is not None:
                return tally.count(counter, at=at) if at.zone else None
            return turning[name](local) if name in turning else None

        facts = Known(stood.facts, look)
        if at.zone:
            minutes = local.hour * 60 + local.minute
            facts[CLOCK], facts[WEEKDAY], facts[ZONE] = (
                minutes,
                local.weekday(),
                at.zone,
            )
            facts[SECONDS] = minutes * SECONDS_A_MINUTE + local.second
        return facts


NOTHING_FOUND = Judgement(())


def _zones(question: Question) -> tuple[str, ...]:
    """Return the person's zones; one that nobody knows, or none at all, is empty."""
    known = known_zones()
    return tuple(z if z in known else "" for z in question.zones) or ("",)


def _finding(ready: Ready, facts: Known, answer: bool | None) -> Finding:  # noqa: FBT001
    """Return what the rule says of these facts; the same facts, the same words."""
    told = ready.asked(facts)
    found = ready.findings.get(told)
    if found is None:
        found = ready.findings[told] = _in_words(ready, facts, answer)
    return found


def _in_words(ready: Ready, facts: Known, answer: bool | None) -> Finding:  # noqa: FBT001
    rule = ready.rule
    known = {name: facts[name] for name in rule.facts}
    if answer:
        why = rule.why.filled(**_readable(known | dict(ready.figures)))
        return _told(rule, rule.breach, why)
    missing = [name for name, value in known.items() if value is None]
    told = _told(rule, Verdict.NEEDS_HUMAN, UNKNOWN.filled(facts=in_words(missing)))
    return replace(told, missing=tuple(_spoken(name, rule) for name in missing))


def _told(rule: Rule, verdict: Verdict, why: Words) -> Finding:
    return Finding(rule.key, rule.cite, rule.force, rule.mark, verdict, why)


def _spoken(name: str, rule: Rule) -> str:
    """Return a fact's name as the one who asked knows it."""
    if name in {CLOCK, SECONDS, WEEKDAY, ZONE}:
        return f"time_zones ({name})"
    counter = rule.counters.get(name)
    return f"{counter.whom}, time_zones ({name})" if counter else name


def _readable(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures, with times of the day also as a clock: `open_clock`."""
    whole = {
        name: value
        for name, value in figures.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
    return dict(figures) | {
        f"{name}_clock": _clock(name, n) for name, n in whole.items()
    }


def _clock(name: str, value: int) -> str:
    if name == SECONDS:
        return f"{_clock(CLOCK, value // SECONDS_A_MINUTE)}:{value % 60:02}"
    return f"{value // 60:02}:{value % 60:02}"


@lru_cache(maxsize=256)
def _in_time(rules: tuple[Rule, ...]) -> tuple[tuple[Counter, ...], frozenset[int]]:
    """Return what the rules count, and the seconds of a day at which they may turn."""
    counters = {c: None for rule in rules for c in rule.counters.values()}
    return tuple(counters), frozenset().union(*(rule.turns for rule in rules))
