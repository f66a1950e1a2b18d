"""A lender takes debts back; cases without any are closed."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.words import Words
from arrears.store import sql

from .unfit import Unfit

RECALL_UNFIT = {
    "unknown_account": Words("系统里没有这个账号", "There is no such account here"),
    "recalled_already": Words(
        "这个账号之前已收回", "The account was taken back before"
    ),
}


@dataclass(frozen=True, slots=True)
class Recalled:
    """How many debts were taken back, and how many cases that closed."""

    debts: int
    cases: int
    unfit: tuple[Unfit, ...]


def recall(*, lender: int, on: date) -> Recalled:
    """
    Take back the debts whose accounts wait, and close the cases left without one.

    The caller holds the transaction.
    """
    sql.counted("arriving")
    unfit = tuple(Unfit(*row) for row in sql.rows(NOT_HERE, lender=lender))
    debts = sql.run(TAKEN_BACK, lender=lender, on=on)
    return Recalled(debts, sql.run(CLOSED, lender=lender, on=on), unfit)


NOT_HERE = """
    SELECT r.line, r.account_number,
           CASE WHEN d.id IS NULL THEN 'unknown_account' ELSE 'recalled_already' END,
           '', 0
    FROM arriving r
    LEFT JOIN {debt} d ON d.account_number = r.account_number
      AND d.lender_id = %(lender)s
    WHERE d.id IS NULL OR d.recalled_on IS NOT NULL
    ORDER BY r.line
"""
TAKEN_BACK = """
    UPDATE {debt} SET recalled_on = %(on)s
    WHERE id IN (
        SELECT d.id FROM arriving r CROSS JOIN {debt} d
        WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
          AND d.recalled_on IS NULL)
"""
CLOSED = """
    UPDATE {case} SET closed_on = %(on)s, closed_as = 'recalled'
    WHERE id IN (
        SELECT c.id FROM arriving r CROSS JOIN {debt} d CROSS JOIN {case} c
        WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
          AND c.id = d.case_id AND c.closed_on IS NULL
          AND NOT EXISTS (SELECT 1 FROM {debt} other
                          WHERE other.case_id = c.id AND other.recalled_on IS NULL))
"""
