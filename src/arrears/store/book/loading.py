"""The rows that fit become debtors, cases, debts and statements; known ones are updated."""

from dataclasses import dataclass

from arrears.store import sql

from . import debtors, debts
from .points import points_written
from .rows import Into, placed


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were written, and what came back to life."""

    debtors: int
    cases: int
    cases_reopened: int
    debts: int
    debts_reopened: int
    statements: int
    points: int


def load(into: Into, *, source: int) -> Loaded:
    """
    Write every waiting row that fits; `source` is the import it came with.

    Known debtors and debts are brought up to date, those taken back or closed are
    open again; a debt whose figures are the same gets no new statement. The caller
    holds the transaction: all of it is written, or nothing.
    """
    cases_reopened = debtors.bring_up_to_date(into)
    debts_reopened = debts.reopen(into)
    debts.supersede(into)
    newcomers, cases = debtors.add(into), debtors.open_cases(into)
    sql.counted("{person}", "{case}")  # a load that failed left the count at none
    with placed(into):
        debts.bring_up_to_date(into)
        loaded = Loaded(
            debtors=newcomers,
            cases=cases,
            cases_reopened=cases_reopened,
            debts=debts.add(into),
            debts_reopened=debts_reopened,
            statements=debts.state(into, source=source),
            points=points_written(into),
        )
    sql.counted("{debt}", "{point}")
    return loaded
