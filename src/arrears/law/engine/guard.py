"""The guard: may this contact be made, by which rules, and if not, when next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from arrears.domain.words import Words

from .asked import in_words
from .compiled import Known, Ready, compiled
from .counter import Counter, Happened
from .moments import moments
from .rule import CLOCK, WEEKDAY, ZONE, Rule
from .tally import Tally
from .verdict import Finding, Judgement, Verdict
from .zones import known_zones, zone_of

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
    missing is unknown, and an unknown fact never passes. Where facts turn with
    time, `facts_at` tells them for a moment on the person's clock, and `edges` and
    `turns` say on which days and at which minutes of a day they may turn.
    """

    at: datetime
    zones: tuple[str, ...]
    channel: str
    person: str
    point: str
    facts: Mapping[str, Any]
    history: Sequence[Happened] = ()
    debts: tuple[str, ...] = ()
    facts_at: Callable[[datetime], Mapping[str, Any]] | None = None
    edges: tuple[date, ...] = ()
    turns: frozenset[int] = frozenset()


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
        self.tally = Tally(
            question.history,
            person=question.person,
            point=question.point,
            debts=question.debts,
        )

    def judgement(self) -> Judgement:
        """Return the judgement of now, with the next lawful time where waiting helps."""
        now = self.at(self.question.at)
        if now.allowed:
            return now
        return replace(now, next_allowed_at=self._next_allowed(now))

    def lawful_until(self) -> datetime | None:
        """Return the first later moment that a rule forbids."""
        for moment in self._moments():
            if not self._allows(moment):
                return moment
        return None

    def at(self, moment: datetime) -> Judgement:
        """Return what the rules say of the same contact at another moment."""
        found: dict[str, Finding] = {}
        for zone in self.zones:
            for finding in self._findings(moment, zone):
                before = found.get(finding.rule)
                if before is None or finding.verdict > before.verdict:
                    found[finding.rule] = finding
        if not found:
            return NOTHING_FOUND
        return Judgement(tuple(sorted(found.values(), key=lambda f: -f.verdict)))

    def _moments(self) -> Iterable[datetime]:
        if self.question.at.year >= LAST_YEAR:
            return ()
        counters = [c for rule in self.rules for c in rule.counters.values()]
        return moments(
            at=self.question.at,
            zones=[zone for zone in self.zones if zone],
            turns=self.question.turns.union(*(_turns(rule) for rule in self.rules)),
            edges=self.question.edges,
            also=self.tally.ends(counters),
        )

    def _next_allowed(self, now: Judgement) -> datetime | None:
        if "" in self.zones or self._is_for_good(now):
            return None
        for moment in self._moments():
            if self._allows(moment):
                return moment
        return None

    def _is_for_good(self, now: Judgement) -> bool:
        """Say whether something forbids it that no waiting changes."""
        if self.question.edges or self.question.turns:
            return False
        waits = {rule.key for rule in self.rules if rule.depends_on_time}
        forbids = [f.rule for f in now.findings if f.verdict > Verdict.WARN]
        return any(key not in waits for key in forbids)

    def _allows(self, moment: datetime) -> bool:
        """Say what `at(moment).allowed` does, without the words for it."""
        return not any(
            breached is None or (breached and ready.rule.breach > Verdict.WARN)
            for zone in self.zones
            for ready, _, breached in self._answers(moment, zone)
        )

    def _findings(self, moment: datetime, zone: str) -> list[Finding]:
        return [
            _finding(ready, facts, breached)
            for ready, facts, breached in self._answers(moment, zone)
        ]

    def _answers(
        self, moment: datetime, zone: str
    ) -> list[tuple[Ready, Known, bool | None]]:
        """Return the rules that are breached, or may be, in this zone."""
        local = moment.astimezone(zone_of(zone or "UTC"))
        ready = compiled(self.rules, self.question.channel, local.date())
        facts = self._facts(local)
        if zone:
            facts[CLOCK] = local.hour * 60 + local.minute
            facts[WEEKDAY], facts[ZONE] = local.weekday(), zone
            for name, counter in ready.counters:
                if self._can_be_counted(counter):
                    facts[name] = self.tally.count(counter, at=moment, local=local)
        return [
            (rule, facts, breached)
            for rule in ready.rules
            if (breached := rule.breached(facts)) is not False
        ]

    def _can_be_counted(self, counter: Counter) -> bool:
        if counter.whom == "debt":
            return bool(self.question.debts)
        return counter.whom == "person" or bool(self.question.point)

    def _facts(self, local: datetime) -> Known:
        question = self.question
        told = question.facts_at(local) if question.facts_at else question.facts
        return Known(told)


NOTHING_FOUND = Judgement(())


def _zones(question: Question) -> tuple[str, ...]:
    """Return the person's zones; one that nobody knows, or none at all, is empty."""
    known = known_zones()
    return tuple(z if z in known else "" for z in question.zones) or ("",)


def _finding(ready: Ready, facts: Known, breached: bool | None) -> Finding:  # noqa: FBT001
    rule = ready.rule
    known = {name: facts[name] for name in rule.facts}
    if breached:
        why = rule.why.filled(**_readable(known | dict(ready.figures)))
        return _told(rule, rule.breach, why)
    missing = [name for name, value in known.items() if value is None]
    told = _told(rule, Verdict.NEEDS_HUMAN, UNKNOWN.filled(facts=in_words(missing)))
    return replace(told, missing=tuple(_spoken(name, rule) for name in missing))


def _told(rule: Rule, verdict: Verdict, why: Words) -> Finding:
    return Finding(rule.key, rule.cite, rule.force, rule.mark, verdict, why)


def _spoken(name: str, rule: Rule) -> str:
    """Return a fact's name as the one who asked knows it."""
    if name in {CLOCK, WEEKDAY, ZONE}:
        return f"time_zones ({name})"
    counter = rule.counters.get(name)
    return f"{counter.whom}, time_zones ({name})" if counter else name


def _readable(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures, with minutes of the day also as a clock: `open_clock`."""
    clocks = {
        f"{name}_clock": f"{value // 60:02}:{value % 60:02}"
        for name, value in figures.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
    return dict(figures) | clocks


def _turns(rule: Rule) -> set[int]:
    """Return the minutes of the day at which the rule's answer may turn."""
    if CLOCK not in rule.facts:
        return set()
    return {
        minutes for figure in rule.figures.values() for minutes in figure.since.values()
    }
