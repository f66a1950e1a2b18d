"""Reports: which KPIs, of which days, by what; laid out as sections of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from arrears.domain.words import Words

from .answer import Answer, Line
from .boards import BOARDS
from .regulator import RATES, Chapter
from .telling import columns, told


class ReportKind(StrEnum):
    """The reports that are made on a timer or when asked for."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    REGULATOR = "regulator"

    @property
    def words(self) -> Words:
        """Return the report's title."""
        return TITLES[self]


FORMATS = (".html", ".pdf", ".xlsx", ".csv", ".parquet")
TITLES = {
    ReportKind.DAILY: Words("作业现场日报", "Daily floor report"),
    ReportKind.WEEKLY: Words("委托方周报", "Weekly lender report"),
    ReportKind.MONTHLY: Words("月末滚动矩阵", "Month-end roll matrix"),
    ReportKind.REGULATOR: Words("监管材料", "Regulator pack"),
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
        Part(
            (
                "dials",
                "promise_rate",
                "kept_rate",
                "record_quality",
                "reviewed_before",
            ),
            "collector",
        ),
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
    ReportKind.REGULATOR: (Part(RATES),),
}
PACK_COLUMNS = (
    Words("项目", "Item"),
    Words("数字", "Figure"),
    Words("定义", "Definition"),
    Words("来源", "Source"),
)
PACK_WIDTHS = (3, 2, 4, 3)


@dataclass(frozen=True, slots=True)
class Section:
    """
    One table, as text, with what must be said beneath it.

    `widths` are the columns' shares of the page; empty: as narrow as their figures.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Exact:
    """One figure as programs read it: shares from 0 to 1, money in minor units."""

    kpi: str
    by: str
    group: str
    label: str
    currency: str
    part: int | None
    whole: int | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report of these days: as text in one language, and its figures exactly."""

    kind: ReportKind
    lang: str
    title: str
    days: str
    since: date
    until: date
    sections: tuple[Section, ...]
    exact: tuple[Exact, ...]


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
    beside: Sequence[Answer] = (),
) -> Report:
    """Return the answers as a report in `lang`; those of other days `beside` them."""
    first = answers[0]
    others: Sequence[Answer | None] = beside or [None] * len(answers)
    return _report(
        kind,
        first.since,
        first.until,
        tuple(
            _section(each, lang, other)
            for each, other in zip(answers, others, strict=True)
        ),
        tuple(exact for each in answers for exact in _exact(each)),
        lang=lang,
        known_on=known_on,
    )


def packed(
    chapters: Sequence[Chapter],
    since: date,
    until: date,
    *,
    lang: str,
    known_on: date | None = None,
) -> Report:
    """Return the regulator's pack as a report in `lang`."""
    exact = (
        Exact(each.key, "", "", each.name.en, "", None, None, each.exact)
        for chapter in chapters
        for each in chapter.entries
    )
    return _report(
        ReportKind.REGULATOR,
        since,
        until,
        tuple(_chapter(each, lang) for each in chapters),
        tuple(exact),
        lang=lang,
        known_on=known_on,
    )


def _report(
    kind: ReportKind,
    since: date,
    until: date,
    sections: tuple[Section, ...],
    exact: tuple[Exact, ...],
    *,
    lang: str,
    known_on: date | None,
) -> Report:
    days = DAYS.filled(since=since, until=until).to(lang)
    if known_on:
        days += " · " + KNOWN.filled(on=known_on).to(lang)
    title = kind.words.to(lang)
    return Report(kind, lang, title, days, since, until, sections, exact)


def _chapter(chapter: Chapter, lang: str) -> Section:
    return Section(
        title=chapter.title.to(lang),
        columns=tuple(words.to(lang) for words in PACK_COLUMNS),
        rows=tuple(
            (
                each.name.to(lang),
                each.figure,
                each.meaning.to(lang),
                each.source.to(lang),
            )
            for each in chapter.entries
        ),
        said=tuple(words.to(lang) for words in chapter.said),
        widths=PACK_WIDTHS,
    )


def _exact(answer: Answer) -> Iterator[Exact]:
    for line in (*answer.lines, *answer.together):
        estimate, label = line.row.estimate, line.row.label
        yield Exact(
            kpi=answer.kpi.key,
            by=answer.by,
            group=line.group,
            label=label.en if label else "",
            currency=line.currency,
            part=estimate.part,
            whole=estimate.whole,
            value=estimate.value,
        )


def _section(answer: Answer, lang: str, beside: Answer | None) -> Section:
    lines: tuple[Line, ...] = (*answer.lines, *answer.together)
    shown = columns(beside)
    return Section(
        title=answer.kpi.title.to(lang),
        columns=tuple(words.to(lang) for words in shown.values()),
        rows=tuple(
            tuple(str(getattr(each, name)) for name in shown)
            for each in told(answer, lines, lang, beside=beside)
        ),
        said=tuple(words.to(lang) for words in answer.said),
    )
