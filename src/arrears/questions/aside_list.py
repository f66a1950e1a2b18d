"""Who is left out of the day for one reason."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.case.stage import Stage
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.planner.reasons import reason_words
from arrears.store.models import WorkItem

ROWS_PER_PAGE = 50


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
    """One page of them; pages count from 1."""

    reason: str
    words: Words
    lines: tuple[AsideLine, ...]
    page: int
    pages: int
    cases: int


def aside_list(*, on: date, reason: str, page: int = 1) -> AsidePage:
    """Return a page of the cases set aside on day `on` for `reason`, by number."""
    items = WorkItem.objects.filter(run__on=on, reason=reason).order_by("case__number")
    cases = items.count()
    pages = max(1, -(-cases // ROWS_PER_PAGE))
    page = min(max(1, page), pages)
    first = (page - 1) * ROWS_PER_PAGE
    rows = items.select_related("case__debtor")[first : first + ROWS_PER_PAGE]
    lines = tuple(_line(item) for item in rows)
    return AsidePage(reason, reason_words(reason), lines, page, pages, cases)


def _line(item: WorkItem) -> AsideLine:
    return AsideLine(
        number=item.case.number,
        name=item.case.debtor.name,
        stage=Stage(item.stage or Stage.NOT_OVERDUE),
        days_past_due=item.days_past_due or 0,
        owed=Amount(item.currency or "CNY", item.owed_minor or 0),
    )
