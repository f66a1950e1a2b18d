"""Reports: which KPIs, of which days, by what; laid out as sections of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from arrears.domain.words import Words

from .answer import Answer, Line
from .boards import BOARDS
from .telling import COLUMNS, told


class ReportKind(StrEnum):
    """The reports that are made on a timer or when asked for."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"

    @property
    def words(self) -> Words:
        """Return the report's title."""
        return TITLES[self]


TITLES = {
    ReportKind.DAILY: Words("作业现场日报", "Daily floor report"),
    ReportKind.WEEKLY: Words("委托方周报", "Weekly lender report"),
    ReportKind.MONTHLY: Words("月末滚动矩阵", "Month-end roll matrix"),
}
DAYS = Words("{since} 至 {until}", "{since} to {until}")
KNOWN = Words(
    "按 {on} 结束时已入账的款项重算；联系登记没有旧版本，按现在的登记。",
    "Reckoned by what had been booked by the end of {on}; contacts keep no older versions and are as told now.",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report: these KPIs, told by this."""

    kpis: Sequence[str]
    by: str = ""


PARTS: dict[ReportKind, tuple[Part, ...]] = {
    ReportKind.DAILY: (
        Part(BOARDS["supervisor"]),
        Part(("dials", "promise_rate", "kept_rate", "record_quality"), "collector"),
    ),
    ReportKind.WEEKLY: (
        Part(BOARDS["lender"]),
        Part(
            ("liquidation", "recovered_7", "recovered_15", "complaint_rate"),
            "placement",
        ),
        Part(("recovery_curve", "recovery_curve_cases")),
    ),
    ReportKind.MONTHLY: (
        Part(("roll_matrix", "roll_rate", "cure_rate"), "bucket"),
        Part(BOARDS["lender"]),
    ),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One KPI's table, as text, with what must be said beneath it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as text in one language, and the answers it was made of."""

    kind: ReportKind
    lang: str
    title: str
    days: str
    sections: tuple[Section, ...]
    answers: tuple[Answer, ...]


def days_of(kind: ReportKind, on: date) -> tuple[date, date]:
    """Return the first and last day of the report that `on` falls in or ends."""
    if kind is ReportKind.DAILY:
        return on, on
    if kind is ReportKind.WEEKLY:
        monday = on - timedelta(days=on.weekday())
        return monday, monday + timedelta(days=6)
    first = on.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return first, following - timedelta(days=1)


def laid_out(
    kind: ReportKind,
    answers: Sequence[Answer],
    *,
    lang: str,
    known_on: date | None = None,
) -> Report:
    """Return the answers as a report in `lang`."""
    first = answers[0]
    days = DAYS.filled(since=first.since, until=first.until).to(lang)
    if known_on:
        days += " · " + KNOWN.filled(on=known_on).to(lang)
    sections = tuple(_section(each, lang) for each in answers)
    return Report(kind, lang, kind.words.to(lang), days, sections, tuple(answers))


def _section(answer: Answer, lang: str) -> Section:
    lines: tuple[Line, ...] = (*answer.lines, *answer.together)
    return Section(
        title=answer.kpi.title.to(lang),
        columns=tuple(words.to(lang) for words in COLUMNS.values()),
        rows=tuple(
            tuple(str(getattr(each, name)) for name in COLUMNS)
            for each in told(answer, lines, lang)
        ),
        said=tuple(words.to(lang) for words in answer.said),
    )
