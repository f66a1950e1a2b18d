"""Samples drawn by lot with their scores, and hits of the wording check to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, Q

from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.words import Words
from arrears.law.wording.judgement import Wording, judge
from arrears.store.models import Attempt, Note, Sample, SampleScore, WordingMark
from arrears.store.written import CALL, NOTE, Written, written_all

from .columns import Column, Table, TooManyRows, many_of, table
from .pages import DAYS, Key, Order, Page, Place, every
from .stretches import Strand, page_over

SHOWN = 30  # samples
READ_A_PAGE = 200  # texts that one page of hits looks through
MOST_TEXTS = 20_000  # that one file looks through
READER = "colleague"


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One sample and how far it was scored; `mean_tenths` is the mean score times ten."""

    sample: int
    since: date
    until: date
    seed: str
    drawn: int
    out_of: int
    scored: int
    mean_tenths: int | None
    by: str
    at: datetime

    @property
    def mean(self) -> str:
        """Return the mean score to one place: 3.8."""
        tenths = self.mean_tenths
        return "" if tenths is None else f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One call or note of a sample; without `text` it was taken out since."""

    source: str
    text: Written | None
    outcome: Words | None
    score: int | None
    note: str
    scored_by: str


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One sample with all that was drawn."""

    line: SampleLine
    drawn: Sequence[Drawn]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the wording check fires on what somebody wrote."""

    text: Written
    label: str
    title: Words
    why: Words
    before: str
    part: str
    after: str
    mark: str  # "", hit, false_alarm


def samples() -> tuple[SampleLine, ...]:
    """Return the samples, the newest first."""
    rows = Sample.objects.order_by("-pk").prefetch_related("scores")[:SHOWN]
    return tuple(_line(row) for row in rows)


def samples_table() -> Table:
    """Return the samples as a table."""
    lines = samples()
    return table(COLUMNS, lines, many=len(lines))


def sample(pk: int) -> SamplePage | None:
    """Return one sample with all that was drawn, in the order of the lot."""
    row = Sample.objects.prefetch_related("scores").filter(pk=pk).first()
    if row is None:
        return None
    texts = written_all(row.drawn)
    scores: dict[str, SampleScore] = {each.source: each for each in row.scores.all()}
    drawn = [_drawn(source, texts, scores) for source in row.drawn]
    return SamplePage(_line(row), drawn)


@dataclass(frozen=True, slots=True)
class HitsAsked:
    """Which texts are looked through, and whether marked hits are left out."""

    since: datetime
    until: datetime
    only_new: bool


def wording_hits(asked: HitsAsked, *, place: Place) -> Page[Hit]:
    """
    Return the hits among one page's worth of texts, the newest first.

    A page looks through so many texts, and may hold fewer hits than another, or none.

    Raises SortUnknown, RowGone.
    """
    looked = page_over(_texts(asked), replace(place, rows=READ_A_PAGE), HIT_ORDER)
    names = [_name(row) for row in looked.rows]
    texts, marks = written_all(names), _marks(names)
    hits = [
        hit
        for name in names
        if name in texts
        for hit in _hits(texts[name], marks)
        if not (asked.only_new and hit.mark)
    ]
    return looked.told(hits)


def hits_table(asked: HitsAsked, *, sort: str) -> Table:
    """Return all hits. Raises SortUnknown, TooManyRows where too many texts are looked at."""
    HIT_ORDER.key(sort)
    texts = sum(many_of(strand.rows) for strand in _texts(asked))
    if texts > MOST_TEXTS:
        raise TooManyRows(most=f"{MOST_TEXTS:,}")
    lines = every(lambda place: wording_hits(asked, place=place), sort=sort)
    return table(HIT_COLUMNS, lines, many=texts)


def _texts(asked: HitsAsked) -> list[Strand[Any]]:
    """Return the notes and the notes of calls that are looked through."""
    notes, calls = Note.objects.all(), Attempt.objects.all()
    days = Q(at__gte=asked.since, at__lt=asked.until)
    return [
        Strand(notes.filter(days).exclude(text="").only("at"), among=notes),
        Strand(calls.filter(days).exclude(note="").only("at"), among=calls),
    ]


def _name(row: Model) -> str:
    return f"{NOTE if isinstance(row, Note) else CALL}:{row.pk}"


def taught() -> list[dict[str, object]]:
    """Return every mark with its text, as lines to train the check with."""
    newest: dict[tuple[str, str], WordingMark] = {}
    for mark in WordingMark.objects.order_by("pk"):
        newest[mark.source, mark.label] = mark
    texts = written_all({source for source, _ in newest})
    return [
        {
            "text": texts[source].text,
            "audience": READER,
            "label": label,
            "false_alarm": mark.false_alarm,
            "why": mark.why,
        }
        for (source, label), mark in newest.items()
        if source in texts
    ]


def _line(row: Sample) -> SampleLine:
    scores = [each.score for each in row.scores.all()]
    return SampleLine(
        sample=row.pk,
        since=row.since,
        until=row.until,
        seed=row.seed,
        drawn=len(row.drawn),
        out_of=row.out_of,
        scored=len(scores),
        mean_tenths=(sum(scores) * 20 + len(scores)) // (2 * len(scores))
        if scores
        else None,
        by=row.by,
        at=row.at,
    )


def _drawn(
    source: str, texts: dict[str, Written], scores: dict[str, SampleScore]
) -> Drawn:
    score, text = scores.get(source), texts.get(source)
    outcome = BY_CODE[text.code].words if text and text.code in BY_CODE else None
    if score is None:
        return Drawn(source, text, outcome, None, "", "")
    return Drawn(source, text, outcome, score.score, score.note, score.by)


def _marks(names: Sequence[str]) -> dict[tuple[str, str], str]:
    rows = WordingMark.objects.filter(source__in=names).order_by("pk")
    return {
        (row.source, row.label): "false_alarm" if row.false_alarm else "hit"
        for row in rows
    }


def _hits(text: Written, marks: dict[tuple[str, str], str]) -> list[Hit]:
    found: dict[str, Hit] = {}
    for each in judge(Wording(text.text, READER, "note")).findings:
        label = each.detector.label
        found.setdefault(
            label,
            Hit(
                text=text,
                label=label,
                title=each.detector.title,
                why=each.detector.why,
                before=text.text[: each.start],
                part=text.text[each.start : each.end],
                after=text.text[each.end :],
                mark=marks.get((text.source, label), ""),
            ),
        )
    return list(found.values())


COLUMNS: tuple[Column[SampleLine], ...] = (
    Column(Words("编号", "Entry"), lambda line: line.sample),
    Column(Words("从", "From"), lambda line: line.since),
    Column(Words("到", "To"), lambda line: line.until),
    Column(Words("抽取", "Drawn"), lambda line: line.drawn),
    Column(Words("总数", "Out of"), lambda line: line.out_of),
    Column(Words("已评分", "Scored"), lambda line: line.scored),
    Column(
        Words("平均分", "Mean"), lambda line: Decimal(line.mean) if line.mean else None
    ),
    Column(Words("种子", "Seed"), lambda line: line.seed),
    Column(Words("抽取人", "By whom"), lambda line: line.by),
    Column(Words("时间", "Moment"), lambda line: line.at),
)
HIT_ORDER = Order((Key("time", Words("时间", "Moment"), "at", DAYS),), usual="-time")
MARKS = {"hit": Words("是", "is one"), "false_alarm": Words("误报", "false alarm")}
HIT_COLUMNS: tuple[Column[Hit], ...] = (
    Column(Words("问题", "What"), lambda hit: hit.title),
    Column(Words("标签", "Label"), lambda hit: hit.label),
    Column(Words("案件", "Case"), lambda hit: hit.text.number),
    Column(Words("时间", "Moment"), lambda hit: hit.text.at),
    Column(Words("书写人", "By whom"), lambda hit: hit.text.by),
    Column(Words("原文", "Text"), lambda hit: hit.text.text),
    Column(Words("命中", "Part"), lambda hit: hit.part),
    Column(Words("标记", "Mark"), lambda hit: MARKS.get(hit.mark)),
)
