"""Rows that contradict what is known; they are left out, each with its reason."""

from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.store import sql

from .rows import Into

UNFIT = {
    "older_than_known": Words(
        "数据日期早于系统里已有的数据", "Its day is before that of the figures we have"
    ),
    "account_of_another": Words(
        "这个账号已属于另一位债务人", "The account belongs to another debtor already"
    ),
    "second_currency": Words(
        "同一债务人的债务币种不同，不能相加",
        "The debtor's other debts are in another currency; the sums cannot be added",
    ),
}


@dataclass(frozen=True, slots=True)
class Unfit:
    """One row left out: its line and account, the reason's code, its money."""

    line: int
    account_number: str
    reason: str
    currency: str
    owed_minor: int


def unfit(into: Into) -> tuple[Unfit, ...]:
    """Mark the waiting rows that contradict what is known, and return them."""
    sql.counted("arriving")
    for question in (OLDER, OF_ANOTHER, CURRENCY_OF_ANOTHER_DEBT):
        sql.run(question, lender=into.lender, placement=into.placement)
    if sql.rows(CURRENCIES)[0][0] > 1:
        sql.run(CURRENCY_OF_ANOTHER_ROW)
    marked = tuple(Unfit(*row) for row in sql.rows(MARKED))
    if marked:
        sql.run(FIRST_THAT_FIT)
    return marked


OLDER = """
    UPDATE arriving SET unfit = 'older_than_known'
    FROM {debt} d CROSS JOIN {statement} s
    WHERE d.account_number = arriving.account_number AND d.lender_id = %(lender)s
      AND s.debt_id = d.id AND s.is_latest AND s.as_of > arriving.as_of
"""
OF_ANOTHER = """
    UPDATE arriving SET unfit = 'account_of_another'
    FROM {debt} d CROSS JOIN {case} c CROSS JOIN {person} p
    WHERE d.account_number = arriving.account_number AND d.lender_id = %(lender)s
      AND c.id = d.case_id AND p.id = c.debtor_id
      AND p.number <> arriving.debtor_number
"""
CURRENCY_OF_ANOTHER_DEBT = """
    UPDATE arriving SET unfit = 'second_currency'
    FROM {person} p CROSS JOIN {case} c CROSS JOIN {debt} d
    WHERE p.number = arriving.debtor_number AND p.lender_id = %(lender)s
      AND p.role = 'debtor'
      AND c.debtor_id = p.id AND c.placement_id = %(placement)s
      AND d.case_id = c.id AND d.currency <> arriving.currency
      AND arriving.unfit IS NULL
      AND (d.recalled_on IS NULL OR d.account_number = arriving.account_number)
"""
CURRENCIES = "SELECT count(DISTINCT currency) FROM arriving WHERE unfit IS NULL"
CURRENCY_OF_ANOTHER_ROW = """
    UPDATE arriving SET unfit = 'second_currency'
    FROM (SELECT line, first_value(currency) OVER (
              PARTITION BY debtor_number ORDER BY line) AS first
          FROM arriving WHERE unfit IS NULL) known
    WHERE known.line = arriving.line AND known.first <> arriving.currency
"""
MARKED = """
    SELECT line, account_number, unfit, currency,
           coalesce(principal_minor, 0) + coalesce(interest_minor, 0)
           + coalesce(fee_minor, 0) + coalesce(penalty_minor, 0)
           + coalesce(costs_minor, 0)
    FROM arriving
    WHERE unfit IS NOT NULL ORDER BY line
"""
FIRST_THAT_FIT = """
    UPDATE arriving SET is_first = TRUE
    WHERE NOT is_first AND line IN (
        SELECT min(line) FROM arriving WHERE unfit IS NULL GROUP BY debtor_number)
"""
