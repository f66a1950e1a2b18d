"""The figures of an address: tiles of a board, the lines of one KPI."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arrears.insight.answer import Answer, Line
from arrears.insight.kpi import Kpi
from arrears.insight.telling import Told, told
from arrears.questions.insight import group_names, insight, insights
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import lang

from .asked import Asked


@dataclass(frozen=True, slots=True)
class Tile:
    """One KPI with its lines, those of as many days before, and its target."""

    kpi: Kpi
    lines: Sequence[Told]
    before: Sequence[Told]
    target: object


def told_tiles(
    keys: tuple[str, ...], wanted: Asked, request: DeskRequest
) -> list[Tile]:
    """Return each KPI with its figure and that of as many days before."""
    pair = [
        insights(keys, since=w.since, until=w.until, now=request.now, only=w.only)
        for w in (wanted, wanted.before())
    ]
    return [
        Tile(
            now.kpi,
            told(now, now.together, lang()),
            told(then, then.together, lang()),
            now.target,
        )
        for now, then in zip(*pair, strict=True)
    ]


def answer_of(key: str, wanted: Asked, request: DeskRequest) -> Answer:
    """Return a KPI as the address asks for it."""
    return insight(
        key,
        since=wanted.since,
        until=wanted.until,
        now=request.now,
        by=wanted.by,
        only=wanted.only,
    )


def by_day(key: str, wanted: Asked, request: DeskRequest) -> Answer:
    """Return the KPI by day for the chart; one of several lines as it is."""
    daily = Asked(wanted.since, wanted.until, "day", wanted.only)
    found = answer_of(key, daily, request)
    days = {line.group for line in found.lines}
    plain = len(found.lines) == len(days)
    return found if plain else answer_of(key, wanted, request)


def named(answer: Answer, lines: tuple[Line, ...], beside: Answer) -> list[Told]:
    """Return the lines as text, people by their names, with those of the other days."""
    names: Mapping[str, str] = group_names(answer.by)
    return [
        each if each.key not in names else _renamed(each, names[each.key])
        for each in told(answer, lines, lang(), beside=beside)
    ]


def _renamed(each: Told, name: str) -> Told:
    return replace(each, group=each.group.replace(each.key, name, 1))
