"""What became of those a past plan called and of those it held out."""

from datetime import date, timedelta

from arrears.planner.worth.cells import cells
from arrears.planner.worth.refit import Proposal, Seen, refit
from arrears.store import sql

DAYS_TO_PAY = 30


def proposed_worth(*, on: date) -> Proposal:
    """
    Return the model that plans with a trial propose, of those 30 days past by `on`.

    Every case counts once, by the first such plan that called it or held it out; it
    has paid where money came within 30 days. Taken-back money is not looked for.
    """
    last = on - timedelta(days=DAYS_TO_PAY)
    rows = sql.rows(SEEN, last=last.isoformat())
    seen = []
    for cell, reason, planned_on, paid_on in rows:
        first = date.fromisoformat(planned_on)
        paid = paid_on is not None and date.fromisoformat(paid_on) <= (
            first + timedelta(days=DAYS_TO_PAY)
        )
        seen.append(Seen(cell, called=reason == "", paid=paid))
    return refit(seen, model=cells())


SEEN = """
    WITH firsts AS (
        SELECT w.case_id, MIN(r."on") AS planned_on
        FROM {workitem} w JOIN {planrun} r ON r.id = w.run_id
        WHERE r.seed <> '' AND w.cell <> '' AND w.arm <> ''
          AND w.reason IN ('', 'held_out') AND r."on" <= %(last)s
        GROUP BY w.case_id)
    SELECT w.cell, w.reason, CAST(f.planned_on AS text),
           (SELECT CAST(MIN(y.paid_on) AS text)
            FROM {payment} y JOIN {debt} d ON d.id = y.debt_id
            WHERE d.case_id = w.case_id AND y.paid_on >= f.planned_on)
    FROM firsts f
    JOIN {planrun} r ON r."on" = f.planned_on
    JOIN {workitem} w ON w.run_id = r.id AND w.case_id = f.case_id
    ORDER BY w.case_id
"""
