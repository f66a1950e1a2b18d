"""Who is left out of the day for one reason."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.case.stage import Stage
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.planner.reasons import reason_words
from arrears.store import asides
from arrears.store.models import PlanRun, WorkItem

from .columns import Column, Table, table
from .masked import masked_name
from .pages import Page, Place, every
from .plan_order import PLAN_ORDER
from .stretches import page_of


@dataclass(frozen=True, slots=True)
class AsideLine:
    """One case that is not called today."""

    number: str
    name: str
    stage: Stage
    days_past_due: int
    owed: Amount


@dataclass(frozen=True, slots=True)
class AsidePage:
    """One page of them, and how many there are in all."""

    reason: str
    words: Words
    found: Page[AsideLine]
    cases: int


def aside_list(*, on: date, reason: str, place: Place) -> AsidePage:
    """
    Return a page of the cases set aside on day `on` for `reason`.

    Raises UnknownReason, SortUnknown, RowGone.
    """
    words, found = reason_words(reason), _lines(on, reason, place)
    return AsidePage(reason, words, found, _many(on, reason))


def aside_table(*, on: date, reason: str, sort: str, named: bool) -> Table:
    """
    Return all of them; their names masked unless `named`.

    Raises UnknownReason, SortUnknown, TooManyRows.
    """
    reason_words(reason)
    PLAN_ORDER.key(sort)
    lines = every(lambda place: _lines(on, reason, place), sort=sort)
    return table(COLUMNS if named else MASKED, lines, many=_many(on, reason))


def _lines(on: date, reason: str, place: Place) -> Page[AsideLine]:
    among = WorkItem.objects.filter(run=PlanRun.objects.filter(on=on).first())
    rows = among.filter(reason=reason).select_related("case__debtor")
    found = page_of(rows, place, PLAN_ORDER, among=among)
    return found.told([_line(item) for item in found.rows])


def _many(on: date, reason: str) -> int:
    """Return how many there are, as the plan counted them."""
    run = PlanRun.objects.filter(on=on).first()
    return asides.of(run).get(reason, 0) if run else 0


def _line(item: WorkItem) -> AsideLine:
    return AsideLine(
        number=item.case.number,
        name=item.case.debtor.name,
        stage=Stage(item.stage or Stage.NOT_OVERDUE),
        days_past_due=item.days_past_due or 0,
        owed=Amount(item.currency or "CNY", item.owed_minor or 0),
    )


NAME = Words("姓名", "Name")
REST: tuple[Column[AsideLine], ...] = (
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(Words("阶段", "Stage"), lambda line: line.stage.words),
    Column(Words("逾期天数", "Days late"), lambda line: line.days_past_due),
    Column(Words("欠款", "Owed"), lambda line: line.owed, is_sum=True),
)
COLUMNS: tuple[Column[AsideLine], ...] = (
    Column(NAME, lambda line: line.name),
    *REST,
)
MASKED: tuple[Column[AsideLine], ...] = (
    Column(NAME, lambda line: masked_name(line.name)),
    *REST,
)
