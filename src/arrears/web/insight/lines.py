"""The figures of an address: tiles of a board, the lines of one KPI."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arrears.insight.answer import Answer, Line
from arrears.insight.catalogue import kpi
from arrears.insight.kpi import Kpi
from arrears.insight.telling import Told, told
from arrears.questions.insight import group_names, insight, insights
from arrears.questions.insight_cases import CasesBehind, insight_cases
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


@dataclass(frozen=True, slots=True)
class Compared:
    """One KPI with as many days before: all together, and by group or by day."""

    answer: Answer
    before: Answer
    shown: Answer  # by group where the address has one, else by day
    shown_before: Answer

    @property
    def together(self) -> list[Told]:
        """Return the line of all together."""
        return named(self.answer, self.answer.together, self.before)

    @property
    def lines(self) -> list[Told]:
        """Return a line for each group or day; that of all together without any."""
        lines = self.shown.lines or self.answer.together
        return named(self.shown, lines, self.shown_before)


def compared(key: str, wanted: Asked, request: DeskRequest) -> Compared:
    """Return a KPI as the address asks for it, beside the days before. Raises a Refusal."""
    answer = answer_of(key, wanted, request)
    before = answer_of(key, wanted.before(), request)
    return Compared(
        answer,
        before,
        shown=answer if wanted.by else by_day(key, wanted, request),
        shown_before=before if wanted.by else by_day(key, wanted.before(), request),
    )


def cases_behind(key: str, wanted: Asked, request: DeskRequest) -> CasesBehind:
    """Return the cases behind the number that the address names. Raises a Refusal."""
    kpi(key)
    return insight_cases(
        request.GET.get("measure", ""),
        since=wanted.since,
        until=wanted.until,
        now=request.now,
        only=dict(wanted.only),
    )


def named(answer: Answer, lines: tuple[Line, ...], beside: Answer) -> list[Told]:
    """Return the lines as text, people by their names, with those of the other days."""
    names: Mapping[str, str] = group_names(answer.by)
    return [
        each if each.key not in names else _renamed(each, names[each.key])
        for each in told(answer, lines, lang(), beside=beside)
    ]


def _renamed(each: Told, name: str) -> Told:
    return replace(each, group=each.group.replace(each.key, name, 1))
