"""The rows of a lender's file as they wait beside the tables, and where they go."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import polars as pl

from arrears.store import sql
from arrears.store.models import Lender, Placement
from arrears.store.staging import Staging

COLUMNS = {
    "line": pl.Int64,
    "account_number": pl.String,
    "debtor_number": pl.String,
    "name": pl.String,
    "product": pl.String,
    "currency": pl.String,
    "principal_minor": pl.Int64,
    "interest_minor": pl.Int64,
    "fee_minor": pl.Int64,
    "penalty_minor": pl.Int64,
    "costs_minor": pl.Int64,
    "due_on": pl.Date,
    "as_of": pl.Date,
    "credit_limit_minor": pl.Int64,
    "instalments_total": pl.Int64,
    "instalments_paid": pl.Int64,
    "first_instalment": pl.Boolean,
    "mobile": pl.String,
    "home_phone": pl.String,
    "work_phone": pl.String,
    "email": pl.String,
    "address": pl.String,
    "contact_name": pl.String,
    "contact_phone": pl.String,
    "zone": pl.String,
    "prefers_from_minutes": pl.Int64,
    "opened_on": pl.Date,
    "is_first": pl.Boolean,  # the first row of its debtor in the file
    "unfit": pl.String,  # why the row does not fit what is known; null: it fits
}


@dataclass(frozen=True, slots=True)
class Into:
    """Where the rows go: the lender's and the placement's ids, and the day."""

    lender: int
    placement: int
    on: date


class Arriving(Staging):
    """The table in which a file's rows wait; each debtor's first row is marked."""

    def __init__(self) -> None:
        super().__init__("arriving", COLUMNS, key="line")
        self._seen = pl.Series("debtor_number", [], pl.String)

    def fill(self, batch: pl.DataFrame) -> None:
        """Add the rows of `batch`, in the file's order."""
        if "debtor_number" in batch.columns:
            first = self._firsts(batch["debtor_number"])
            batch = batch.with_columns(first.alias("is_first"))
        super().fill(batch)

    def _firsts(self, numbers: pl.Series) -> pl.Series:
        again = self._seen.filter(self._seen.is_in(numbers.implode()))
        first = numbers.is_first_distinct() & ~numbers.is_in(again.implode())
        self._seen = pl.concat([self._seen, numbers.filter(first)], rechunk=False)
        return first


def staged() -> Arriving:
    """Return the table, not yet made, in which a file's rows wait."""
    return Arriving()


@contextmanager
def placed(into: Into) -> Iterator[None]:
    """Offer the rows that fit, each with the ids of its debtor and its case."""
    sql.run("DROP TABLE IF EXISTS placed")
    sql.run(PLACED, lender=into.lender, placement=into.placement)
    sql.counted("placed")
    yield
    sql.run("DROP TABLE IF EXISTS placed")


PLACED = """
    CREATE TEMPORARY TABLE placed AS
    SELECT p.id AS person_id, c.id AS case_id, r.*
    FROM arriving r CROSS JOIN {person} p CROSS JOIN {case} c
    WHERE p.number = r.debtor_number AND p.lender_id = %(lender)s
      AND p.role = 'debtor'
      AND c.debtor_id = p.id AND c.placement_id = %(placement)s
      AND r.unfit IS NULL
"""


def one_at_a_time() -> None:
    """Wait until no other file is being loaded."""
    sql.queue_at("import")


@dataclass(frozen=True, slots=True)
class Handed:
    """A lender's handing-over, as the profile tells it."""

    lender: str
    lender_name: str
    placement: str
    hand: int = 1
    starts_on: date | None = None
    ends_on: date | None = None


def into(handed: Handed, *, on: date) -> Into:
    """Return where the rows go; lender and placement are written down or updated."""
    owner, _ = Lender.objects.update_or_create(
        key=handed.lender, defaults={"name": handed.lender_name}
    )
    terms = {
        "hand": handed.hand,
        "starts_on": handed.starts_on,
        "ends_on": handed.ends_on,
    }
    found, _ = Placement.objects.update_or_create(
        lender=owner, key=handed.placement, defaults=terms
    )
    return Into(lender=owner.pk, placement=found.pk, on=on)
