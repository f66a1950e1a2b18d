"""The tables of figures to take along: a board, the groups of a KPI, the cases behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from arrears.domain.words import Refusal, Words
from arrears.insight.boards import BOARDS
from arrears.insight.telling import COLUMNS as HEADS
from arrears.insight.telling import Told
from arrears.questions.columns import Column, Table, table
from arrears.questions.insight_cases import CaseAmount
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

from .asked import asked
from .lines import cases_behind, compared, told_tiles


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
        found = compared(key, asked(request), request)
    except Refusal as refusal:
        raise Http404(refusal.sentence) from refusal
    lines = [*found.together, *(found.lines if found.shown.by else ())]
    return _figures([Named(found.answer.kpi.title, line) for line in lines])


def cases_table(request: DeskRequest, key: str) -> Table:
    """Return the cases behind a number of a KPI, those its page shows."""
    try:
        found = cases_behind(key, asked(request), request)
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
