"""The guard: may this contact be made, by which rules, and if not, when next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from arrears.domain.words import Words

from .asked import in_words
from .counter import Happened
from .rule import CLOCK, Rule
from .truth import Value, as_truth
from .verdict import Finding, Judgement, Verdict
from .zones import known_zones

DAYS_LOOKED_AHEAD = 14
UNKNOWN = Words(
    "还不清楚：{facts.zh}。请先查明；查明之前，由有权限的人决定。",
    "Not known: {facts.en}. Find it out; until then a person must decide.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """
    One contact that somebody wants to make.

    `at` is aware. `zones` are all the zones the person may be in. `facts` are the
    named facts that are known (role, point_kind, stop flags …); one that is
    missing is unknown, and an unknown fact never passes.
    """

    at: datetime
    zones: tuple[str, ...]
    channel: str
    person: str
    point: str
    facts: Mapping[str, Any]
    history: Sequence[Happened] = ()


def judge(question: Question, rules: Sequence[Rule]) -> Judgement:
    """
    Return the verdict, each rule behind it, and the next lawful time.

    Judged in every zone the person may be in; lawful only if lawful in all.
    `next_allowed_at` is given where waiting helps: the first moment within two
    weeks at which, if nothing else happens, no rule would forbid it.
    """
    judgement = Judgement(_findings(question, rules))
    if judgement.allowed:
        return judgement
    return replace(judgement, next_allowed_at=_next_allowed(question, rules))


def lawful_until(question: Question, rules: Sequence[Rule]) -> datetime | None:
    """
    Return when a contact that is allowed now will no longer be, if nothing happens.

    None where no rule's clock forbids it within two weeks.
    """
    for moment in _moments(question, rules):
        if not Judgement(_findings(replace(question, at=moment), rules)).allowed:
            return moment
    return None


def _findings(question: Question, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    found: dict[str, Finding] = {}
    for zone in _zones(question):
        for rule in rules:
            finding = _finding(question, rule, zone)
            if finding and finding.verdict > _verdict(found.get(rule.key)):
                found[rule.key] = finding
    return tuple(sorted(found.values(), key=lambda f: -f.verdict))


def _zones(question: Question) -> tuple[str, ...]:
    """Return the person's zones; one that nobody knows, or none at all, is empty."""
    known = known_zones()
    return tuple(z if z in known else "" for z in question.zones) or ("",)


def _verdict(finding: Finding | None) -> Verdict:
    return finding.verdict if finding else Verdict.ALLOW


def _finding(question: Question, rule: Rule, zone: str) -> Finding | None:
    day = question.at.astimezone(ZoneInfo(zone or "UTC")).date()
    if question.channel not in rule.channels or not rule.in_force(day):
        return None
    facts = {name: _fact(name, question, rule, zone) for name in rule.facts}
    breached = as_truth(rule.answer(lambda name: Value(facts[name]), on=day)).known
    if breached is False:
        return None
    if breached:
        figures = {name: figure.on(day) for name, figure in rule.figures.items()}
        return _told(rule, rule.breach, rule.why.filled(**_readable(facts | figures)))
    missing = in_words(name for name, value in facts.items() if value is None)
    return _told(rule, Verdict.NEEDS_HUMAN, UNKNOWN.filled(facts=missing))


def _told(rule: Rule, verdict: Verdict, why: Words) -> Finding:
    return Finding(rule.key, rule.cite, rule.force, rule.mark, verdict, why)


def _fact(name: str, question: Question, rule: Rule, zone: str) -> Any:
    if name not in rule.counters and name != CLOCK:
        return question.facts.get(name)
    if not zone:
        return None
    if name == CLOCK:
        local = question.at.astimezone(ZoneInfo(zone))
        return local.hour * 60 + local.minute
    who = {"person": question.person, "point": question.point}
    return rule.counters[name].of(question.history, **who, at=question.at, zone=zone)


def _readable(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures, with minutes of the day also as a clock: `open_clock`."""
    clocks = {
        f"{name}_clock": f"{value // 60:02}:{value % 60:02}"
        for name, value in figures.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
    return dict(figures) | clocks


def _next_allowed(question: Question, rules: Sequence[Rule]) -> datetime | None:
    still = [rule for rule in rules if not rule.depends_on_time]
    if "" in _zones(question) or not Judgement(_findings(question, still)).allowed:
        return None
    for moment in _moments(question, rules):
        if Judgement(_findings(replace(question, at=moment), rules)).allowed:
            return moment
    return None


def _moments(question: Question, rules: Sequence[Rule]) -> list[datetime]:
    """Return the later moments at which a rule's answer can turn, in order."""
    turns = {0} | {
        minutes
        for rule in rules
        if CLOCK in rule.facts
        for figure in rule.figures.values()
        for minutes in figure.since.values()
    }
    found = set()
    for zone in question.zones:
        local = question.at.astimezone(ZoneInfo(zone))
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        for day in range(DAYS_LOOKED_AHEAD + 1):
            for minutes in turns:
                wall = midnight + timedelta(days=day, minutes=minutes)
                found.add(wall.astimezone(question.at.tzinfo))
    return sorted(moment for moment in found if moment > question.at)
