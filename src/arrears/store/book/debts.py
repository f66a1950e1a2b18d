"""Debts of the file, each known by its account, and what the lender states of them."""

import polars as pl

from arrears.store import sql
from arrears.store.staging import Staging

from .rows import Into


def reopen(into: Into) -> int:
    """Open the debts again that were taken back, and return how many."""
    return sql.run(REOPENED, lender=into.lender)


def supersede(into: Into) -> None:
    """
    Let the latest statement go where the lender's figures are new.

    Figures are also new when they stayed the same although a payment came since.
    """
    sql.run(SUPERSEDED, lender=into.lender)


def bring_up_to_date(into: Into) -> None:
    """
    Update the terms of the debts we know.

    A debt that comes in another placement moves to the debtor's case there; a case
    that is left without a debt is closed.
    """
    with Staging("left_case", {"case_id": pl.Int64}):
        moved = sql.run(LEFT, lender=into.lender)
        sql.run(UPDATED, lender=into.lender)
        if moved:
            sql.run(EMPTIED, on=into.on)


def add(into: Into) -> int:
    """Add the debts we do not know, and return how many."""
    return sql.run(ADDED, lender=into.lender)


def state(into: Into, *, source: int) -> int:
    """Write a statement for each debt that has no latest one; return how many."""
    return sql.run(STATED, lender=into.lender, source=source)


REOPENED = """
    UPDATE {debt} SET recalled_on = NULL
    WHERE id IN (
        SELECT d.id FROM arriving r CROSS JOIN {debt} d
        WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
          AND r.unfit IS NULL AND d.recalled_on IS NOT NULL)
"""
LEFT = """
    INSERT INTO left_case (case_id)
    SELECT DISTINCT d.case_id FROM placed r CROSS JOIN {debt} d
    WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
      AND d.case_id <> r.case_id
"""
UPDATED = """
    UPDATE {debt} AS d
    SET case_id = r.case_id,
        product = r.product,
        credit_limit_minor = coalesce(r.credit_limit_minor, d.credit_limit_minor),
        instalments_total = coalesce(r.instalments_total, d.instalments_total),
        instalments_paid = coalesce(r.instalments_paid, d.instalments_paid),
        first_instalment = coalesce(r.first_instalment, d.first_instalment)
    FROM placed r
    WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
      AND (d.case_id <> r.case_id OR d.product <> r.product
           OR r.credit_limit_minor <> coalesce(d.credit_limit_minor, -1)
           OR r.instalments_total <> coalesce(d.instalments_total, -1)
           OR r.instalments_paid <> coalesce(d.instalments_paid, -1)
           OR r.first_instalment <> d.first_instalment)
"""
EMPTIED = """
    UPDATE {case} SET closed_on = %(on)s, closed_as = 'recalled'
    WHERE id IN (
        SELECT c.id FROM left_case l CROSS JOIN {case} c
        WHERE c.id = l.case_id AND c.closed_on IS NULL
          AND NOT EXISTS (SELECT 1 FROM {debt} d
                          WHERE d.case_id = c.id AND d.recalled_on IS NULL))
"""
ADDED = """
    INSERT INTO {debt} (case_id, lender_id, account_number, product, currency,
                        credit_limit_minor, instalments_total, instalments_paid,
                        first_instalment)
    SELECT case_id, %(lender)s, account_number, product, currency,
           credit_limit_minor, instalments_total, instalments_paid,
           coalesce(first_instalment, FALSE)
    FROM placed WHERE true
    ON CONFLICT DO NOTHING
"""
SUPERSEDED = """
    UPDATE {statement} SET is_latest = FALSE
    WHERE id IN (
        SELECT s.id FROM arriving r CROSS JOIN {debt} d CROSS JOIN {statement} s
        WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
          AND s.debt_id = d.id AND s.is_latest AND r.unfit IS NULL
          AND (s.due_on <> r.due_on
               OR s.principal_minor <> coalesce(r.principal_minor, 0)
               OR s.interest_minor <> coalesce(r.interest_minor, 0)
               OR s.fee_minor <> coalesce(r.fee_minor, 0)
               OR s.penalty_minor <> coalesce(r.penalty_minor, 0)
               OR s.costs_minor <> coalesce(r.costs_minor, 0)
               OR EXISTS (SELECT 1 FROM {payment} y WHERE y.debt_id = d.id
                          AND y.paid_on > s.as_of AND y.paid_on <= r.as_of)))
"""
STATED = """
    INSERT INTO {statement} (debt_id, source_id, as_of, due_on, principal_minor,
                             interest_minor, fee_minor, penalty_minor, costs_minor,
                             is_latest)
    SELECT d.id, %(source)s, r.as_of, r.due_on, coalesce(r.principal_minor, 0),
           coalesce(r.interest_minor, 0), coalesce(r.fee_minor, 0),
           coalesce(r.penalty_minor, 0), coalesce(r.costs_minor, 0), TRUE
    FROM placed r CROSS JOIN {debt} d
    WHERE d.account_number = r.account_number AND d.lender_id = %(lender)s
    ON CONFLICT DO NOTHING
"""
