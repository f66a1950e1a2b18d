"""The tables of figures to take along: a board, the groups of a KPI, the cases behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from arrears.domain.words import Refusal, Words
from arrears.insight.boards import BOARDS
from arrears.insight.catalogue import kpi
from arrears.insight.telling import COLUMNS as HEADS
from arrears.insight.telling import Told
from arrears.questions.columns import Column, Table, table
from arrears.questions.insight_cases import CaseAmount, insight_cases
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

from .asked import asked
from .lines import answer_of, by_day, named, told_tiles


@dataclass(frozen=True, slots=True)
class Named:
    """A line of a figure, with the figure's name."""

    kpi: Words
    line: Told


def board_table(request: DeskRequest) -> Table:
    """Return the figures of a board, a row a line."""
    mine = access.boards(request.staff)
    chosen = request.GET.get("board", mine[0])
    if chosen not in mine:
        raise Http404
    try:
        tiles = told_tiles(BOARDS[chosen], asked(request), request)
    except Refusal as refusal:
        raise Http404(refusal.sentence) from refusal
    return _figures(
        [Named(tile.kpi.title, line) for tile in tiles for line in tile.lines]
    )


def kpi_table(request: DeskRequest, key: str) -> Table:
    """Return the lines of one KPI, all together first, as its page has them."""
    try:
        wanted = asked(request)
        answer = answer_of(key, wanted, request)
        before = answer_of(key, wanted.before(), request)
        shown = answer if wanted.by else by_day(key, wanted, request)
        then = before if wanted.by else by_day(key, wanted.before(), request)
    except Refusal as refusal:
        raise Http404(refusal.sentence) from refusal
    lines = [*named(answer, answer.together, before)]
    if shown.by:
        lines += named(shown, shown.lines or answer.together, then)
    return _figures([Named(answer.kpi.title, line) for line in lines])


def cases_table(request: DeskRequest, key: str) -> Table:
    """Return the cases behind a number of a KPI, those its page shows."""
    try:
        kpi(key)
        wanted = asked(request)
        found = insight_cases(
            request.GET.get("measure", ""),
            since=wanted.since,
            until=wanted.until,
            now=request.now,
            only=dict(wanted.only),
        )
    except Refusal as refusal:
        raise Http404(refusal.sentence) from refusal
    head = found.measure.words
    amount: Column[CaseAmount] = (
        Column(head, lambda row: row.money, is_sum=True)
        if found.measure.is_money
        else Column(head, lambda row: row.amount)
    )
    return table((NUMBER, amount), found.rows, many=len(found.rows))


def _figures(lines: Sequence[Named]) -> Table:
    return table(COLUMNS, lines, many=len(lines))


NUMBER: Column[CaseAmount] = Column(Words("案件", "Case"), lambda row: row.number)
COLUMNS: tuple[Column[Named], ...] = (
    Column(Words("指标", "Measure"), lambda each: each.kpi),
    Column(HEADS["group"], lambda each: each.line.group),
    Column(HEADS["figure"], lambda each: each.line.figure),
    Column(Words("数值", "Value"), lambda each: each.line.value),
    Column(HEADS["interval"], lambda each: each.line.interval),
    Column(Words("对比", "Earlier"), lambda each: each.line.beside),
    Column(HEADS["shrunk"], lambda each: each.line.shrunk),
    Column(HEADS["target"], lambda each: each.line.target),
    Column(HEADS["part"], lambda each: each.line.part),
    Column(HEADS["whole"], lambda each: each.line.whole),
)
