"""A lender's rows on their way into the tables."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import polars as pl
import pytest

from tests.browser.conftest import unwritten_journal

ON = date(2026, 11, 24)  # Tue
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
ROW = {
    "account_number": "K-1",
    "debtor_number": "A-1042",
    "name": "艾玛",
    "product": "card",
    "currency": "CNY",
    "principal_minor": 500_00,
    "interest_minor": 20_00,
    "fee_minor": 0,
    "penalty_minor": 0,
    "costs_minor": 0,
    "due_on": date(2026, 9, 1),
    "as_of": date(2026, 11, 20),
    "mobile": "+8615490000001",
    "zone": "Asia/Shanghai",
}


@pytest.fixture
def arrive(db) -> Callable:
    """Load rows as a file of the demo bank would bring them; each is told as it differs."""
    return arrived


@pytest.fixture
def really_written(transactional_db) -> Iterator[None]:
    """Let transactions end as in life; the journal is emptied behind its triggers."""
    yield
    unwritten_journal()


@pytest.fixture
def recall(db) -> Callable:
    """Take accounts back, as a recall file of the demo bank would."""
    return recalled


def arrived(*told: dict, placement="2026-11", sha256="", on=ON, rows_at_once=9):
    from arrears.store import book
    from arrears.store.models import Import

    with book.staged() as waiting:
        for batch in _frame(told).iter_slices(rows_at_once):
            waiting.fill(batch)
        into = _into(placement, on)
        unfit = book.unfit(into)
        source = Import.objects.create(
            sha256=sha256 or str(Import.objects.count()),
            profile_sha256="",
            purpose="book",
            file="book.csv",
            at=NOW,
            by="carla",
            received=len(told),
            accepted=len(told) - len(unfit),
            set_aside=len(unfit),
            owed_minor=0,
            currency="CNY",
        )
        return book.load(into, source=source.pk), unfit


def recalled(*accounts: str, on=ON):
    from arrears.store import book

    lines = [{"line": n + 2, "account_number": a} for n, a in enumerate(accounts)]
    with book.staged() as waiting:
        waiting.fill(pl.DataFrame(lines))
        return book.recall(lender=_into("2026-11", on).lender, on=on)


def _into(placement, on):
    from arrears.store import book

    return book.into(book.Handed("demo-bank", "示例银行", placement), on=on)


def _frame(told) -> pl.DataFrame:
    rows = [{**ROW, "line": n + 2, **row} for n, row in enumerate(told)]
    return pl.DataFrame(rows, infer_schema_length=None)
