"""
What is owed on each debt, as SQL sums it: the twin of `sums`, for whole books at once.

A text says `[owed]` for the sum and `[booked_since]` for what it needs joined, and names
the debt `d`, its latest statement `s`.
"""

from .narrow import MARK

OWED = """
           s.principal_minor + s.interest_minor + s.fee_minor + s.penalty_minor
           + s.costs_minor - coalesce(since.paid, 0) + coalesce(booked.owed, 0)
"""
BOOKED_SINCE = """
    LEFT JOIN (SELECT y.debt_id, CAST(sum(y.amount_minor) AS bigint) AS paid
               FROM {payment} y
               JOIN {statement} s ON s.debt_id = y.debt_id AND s.is_latest
               WHERE y.paid_on > s.as_of [of-debt y.debt_id]
               GROUP BY y.debt_id) since
           ON since.debt_id = d.id
    LEFT JOIN (SELECT a.debt_id, CAST(sum(a.owed_minor) AS bigint) AS owed
               FROM {adjustment} a
               JOIN {statement} s ON s.debt_id = a.debt_id AND s.is_latest
               WHERE a."on" > s.as_of [of-debt a.debt_id]
               GROUP BY a.debt_id) booked
           ON booked.debt_id = d.id
"""


def owing(text: str, *, of_some: bool = False) -> str:
    """
    Return the text with the sum, and what it needs joined, put in.

    With `of_some` it keeps the marks by which `narrow` asks of some debtors alone.
    """
    joined = BOOKED_SINCE if of_some else MARK.sub("", BOOKED_SINCE)
    return text.replace("[owed]", OWED).replace("[booked_since]", joined)
