"""From a line of JSON to the guard's question, and from its verdict back to a line."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from arrears.domain.words import Refusal
from arrears.law.engine.guard import Hearing, Question, judge
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Finding, Judgement

from .agreed import calls_excused
from .asked import Asked, asked
from .facts import JUST_NOW, STEADY, Reading, readings, standing
from .form import Line
from .mistakes import NotJson, NotJudged
from .past import excused
from .record import edges

Answer = dict[str, Any]
Turning = Callable[[datetime], Any]
LINE_SHOWN = 60


def answered(text: str) -> Answer:
    """Return the answer to one line of JSON; a broken one is answered by its mistake."""
    try:
        line = _line(text)
    except NotJson as mistake:
        return _refused(None, mistake)
    try:
        return answer(line)
    except Refusal as mistake:
        return _refused(line.get("id"), mistake)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        # Dates at the end of time and the like: no verdict, and no traceback.
        return _refused(line.get("id"), NotJudged(why=type(error).__name__))


def answer(line: Line) -> Answer:
    """Return the answer to one question. Raises a Refusal that names what is wrong."""
    ask = asked(line)
    hearing = Hearing(question(ask), rules(ask.packs))
    found = hearing.judgement()
    until = hearing.lawful_until() if found.allowed else None
    told: Answer = {
        "id": line.get("id"),
        "verdict": found.verdict.key,
        "rules": [_rule(finding) for finding in found.findings],
        "next_allowed_at": _iso(found.next_allowed_at),
        "clearance_until": _iso(until),
    }
    return told | ({"notes": list(ask.notes)} if ask.notes else {})


def question(ask: Asked) -> Question:
    """Return what the guard is to judge, with facts that turn as time does."""
    told, turning = standing(ask), readings(ask)
    if any(kind in ask.records for kind in ("plan",)):
        told.pop("plan_kept", None)  # the record decides, not the status
    if "dispute" in ask.records:
        told |= {"dispute_open": False, "dispute_in_period": False}

    marked = calls_excused(ask)
    also = tuple(_begin(ask))
    events = ask.past.events
    return Question(
        at=ask.at,
        zones=ask.zones,
        channel=ask.channel,
        person=ask.person,
        point=ask.point or "",
        facts=told,
        history=excused(events, [(n, events[n]) for n in marked]) if marked else events,
        debts=_counted(ask),
        turning={
            name: _reader(ask, name, read, told) for name, read in turning.items()
        },
        edges=tuple(edges(ask.records)),
        turns=_turns(ask),
        also=also,
        steady=frozenset() if also else _steady(ask) & turning.keys(),
    )


def judged(line: Line) -> Judgement:
    """Return the guard's judgement of one question."""
    ask = asked(line)
    return judge(question(ask), rules(ask.packs))


def _reader(ask: Asked, name: str, read: Reading, told: Answer) -> Turning:
    """Return how the fact turns; a flag of the person or the debt is stricter."""
    if told.get(name) is True:
        return lambda _: True
    return lambda local: read(ask, local)


def _counted(ask: Asked) -> tuple[str, ...]:
    names = [ask.debts[d].counted_as if d in ask.debts else d for d in ask.about or ()]
    return tuple(dict.fromkeys(names))


def _begin(ask: Asked) -> Iterator[datetime]:
    """Yield the later instants at which a record begins, or a reply comes too late."""
    for kind in ask.records.values():
        yield from (record.since for record in kind if record.since > ask.at)
    for event in ask.past.events:
        if event.at > ask.at:
            yield event.at
        if event.initiator != "collector" and event.at + JUST_NOW > ask.at:
            yield event.at + JUST_NOW


def _steady(ask: Asked) -> frozenset[str]:
    """Return the facts that stay as they are, where every record does."""
    kept = (record for kind in ask.records.values() for record in kind)
    return STEADY if all(record.lasts_from(ask.at) for record in kept) else frozenset()


def _turns(ask: Asked) -> frozenset[int]:
    kept = (record for kind in ask.records.values() for record in kind)
    return frozenset().union(*(record.turns for record in kept))


def _line(text: str) -> Line:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotJson(why=str(error)[:LINE_SHOWN]) from None
    if not isinstance(line, dict):
        raise NotJson(why=type(line).__name__)
    return line


def _refused(name: object, mistake: Refusal) -> Answer:
    return {
        "id": name,
        "error": {"code": mistake.code, "message": str(mistake.sentence)},
    }


def _rule(finding: Finding) -> Answer:
    pack, _, name = finding.rule.partition(".")
    told: Answer = {
        "pack": pack,
        "rule": name,
        "cite": finding.cite,
        "force": finding.force,
        "verdict": finding.verdict.key,
        "why": str(finding.why),
    }
    if finding.missing:
        named = ", ".join(finding.missing)
        told |= {"why": f"{finding.why} [{named}]", "missing": list(finding.missing)}
    return told


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
