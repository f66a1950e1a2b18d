"""The book as the planner reads it: five frames, each by a few questions in SQL."""

from datetime import UTC, date, datetime, time, timedelta

import polars as pl

from arrears.domain.case.standing import STANDS_STILL, StopKind
from arrears.domain.contact.channel import PointKind

from . import narrow, sql, steering
from .known import HISTORY_DAYS
from .models import Staff
from .narrow import Debtors
from .owing import owing
from .promise_marks import promise_marks
from .running_promises import running_promises


def frames(
    on: date,
    *,
    promises_judged: bool = False,
    kept: bool = False,
    steered: bool = True,
    of: Debtors = None,
) -> dict[str, pl.DataFrame]:
    """
    Return cases, points, attempts, records and seats as they stand for day `on`.

    Every open case has one row, also one without a debt. Points are the debtors'
    own telephones. Attempts reach back 35 days, longer than any law counts. With
    `promises_judged` cases bring how many promises were kept and broken, with `kept`
    who talked with the debtor last. Where two handle a case and it is the second's turn,
    it is there. What a supervisor steers is there unless it is not to be `steered`. Told
    `of` which debtors, it reads their rows and no others; the seats are all there.
    """
    book = cases(on, of=of).join(
        steering.steers(on, of=of, said=steered), on="case", how="left"
    )
    if closed := steering.not_by_telephone(of=of):
        book = _left_out(book, closed)
    if len(languages := steering.languages(of=of)):
        book = book.join(languages, on="case", how="left")
    if len(lent := steering.lenders(of=of)):
        book = book.join(lent, on="case", how="left")
    if len(paired := steering.paired(on, of=of, said=steered)):
        book = book.join(paired, on="case", how="left")
    if promises_judged:
        book = book.join(steering.promise_counts(on, of=of), on="case", how="left")
    if kept:
        book = book.join(steering.keepers(on, of=of), on="case", how="left")
    return {
        "cases": book,
        "points": points(of=of),
        "attempts": attempts(on, of=of),
        "records": records(of=of),
        "seats": seats().join(steering.abilities(on), on="seat", how="left"),
    }


def _left_out(book: pl.DataFrame, closed: list[str]) -> pl.DataFrame:
    """Return the cases with those left out that may not be rung."""
    of_them = pl.col("case").is_in(closed)
    if "excluded" in book.columns:
        return book.with_columns(
            excluded=pl.col("excluded").fill_null(value=False) | of_them
        )
    return book.with_columns(excluded=of_them)


def cases(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """
    Return the open cases with what is owed, since when, promised and stopped.

    A stop here is one of the house's own; the others are `records`.

    What is owed is stated less paid since, with what else was booked; a debt that is paid off has no due day
    any more. A promise that was kept or broken is none; `promise_marks` tell of those.
    """
    stops, promises = _stops(on, of), running_promises(on, of=of)
    marks = promise_marks(on, of=of)
    return (
        narrow.frame(CASES, CASE, of=of)
        .join(owed_by_case(of=of), on="case", how="left")
        .join(stops, on="person", how="left")
        .join(promises, on="case", how="left")
        .join(marks, on="case", how="left")
        .with_columns(
            pl.col("zone").replace("", None),
            pl.col("owed_minor").fill_null(0),
            pl.col("product", "stop").fill_null(""),
            pl.col("currency").fill_null("CNY"),
            pl.col("first_instalment", "reminder_agreed").fill_null(value=False),
        )
        .sort("case")
    )


def owed_by_case(*, of: Debtors = None) -> pl.DataFrame:
    """Return, by case, the sum of its debts, and the oldest that is unpaid."""
    unpaid = pl.col("owed_minor") > 0
    one_currency = pl.col("currency") == pl.col("currency").first()
    return (
        narrow.frame(DEBTS, DEBT, of=of)
        .sort(~unpaid, "due_on", "account_number")
        .group_by("case", maintain_order=True)
        .agg(
            pl.col("product", "currency").first(),
            pl.col("owed_minor").filter(one_currency).sum(),
            pl.col("due_on").filter(unpaid).min(),
            pl.col("first_instalment").filter(unpaid).any(),
        )
    )


def points(*, of: Debtors = None) -> pl.DataFrame:
    """Return the telephones of the debtors of open cases."""
    kinds = ", ".join(f"'{kind}'" for kind in PointKind if kind.is_dialled)
    return narrow.frame(POINTS.replace("[kinds]", kinds), POINT, of=of)


def attempts(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """Return the contacts of the last 35 days before the end of `on`."""
    midnight = datetime.combine(on, time.min, UTC)
    since = midnight - timedelta(days=HISTORY_DAYS)
    return narrow.frame(ATTEMPTS, ATTEMPT, of=of, since=sql.stored(since))


def records(*, of: Debtors = None) -> pl.DataFrame:
    """Return what stands of the debtors of open cases, as the law knows it."""
    kinds = {str(kind): kind.record for kind in StopKind if kind.record}
    nothing = {name: pl.lit(None, kind) for name, kind in NOT_KEPT.items()}
    return (
        narrow.frame(RECORDS, RECORD, of=of)
        .filter(pl.col("kind").is_in(list(kinds)))
        .with_columns(
            pl.col("kind").replace_strict(kinds, return_dtype=pl.String),
            pl.col("channel", "days").replace("", None),
            **nothing,
        )
    )


def seats() -> pl.DataFrame:
    """Return the collectors who call, with their calls a round."""
    staff = Staff.objects.filter(
        role="collector", user__is_active=True, calls_per_round__gt=0
    )
    rows = staff.order_by("user__username").values_list(
        "user__username", "calls_per_round"
    )
    return pl.DataFrame(
        list(rows),
        schema={"seat": pl.String, "calls_per_round": pl.Int32},
        orient="row",
    )


def _stops(on: date, of: Debtors) -> pl.DataFrame:
    """Return, by person, that the house itself stopped all contact."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(STANDS_STILL))
    schema: sql.Schema = {"person": pl.String, "stop": pl.String}
    text = STOPPED.replace("[kinds]", kinds)
    return narrow.frame(text, schema, of=of, on=on.isoformat())


CASE: sql.Schema = {
    "case": pl.String,
    "person": pl.String,
    "zone": pl.String,
    "can_pay_part": pl.Boolean,
    "lost": pl.Boolean,
    "prefers_from_minutes": pl.Int32,
    "placement_ends_on": pl.Date,
}
CASES = """
    SELECT c.number, CAST(p.id AS text), p.zone, CAST(c.can_pay_part AS integer),
           CASE WHEN c.lost_since IS NULL THEN 0 ELSE 1 END, p.prefers_from_minutes,
           CAST(l.ends_on AS text)
    FROM {case} c JOIN {person} p ON p.id = c.debtor_id
    JOIN {placement} l ON l.id = c.placement_id
    WHERE c.closed_on IS NULL [of c.debtor_id]
"""
DEBT: sql.Schema = {
    "case": pl.String,
    "account_number": pl.String,
    "product": pl.String,
    "currency": pl.String,
    "first_instalment": pl.Boolean,
    "due_on": pl.Date,
    "owed_minor": pl.Int64,
}
DEBTS = owing(
    """
    SELECT c.number, d.account_number, d.product, d.currency,
           CAST(d.first_instalment AS integer), CAST(s.due_on AS text),
           [owed]
    FROM {case} c
    JOIN {debt} d ON d.case_id = c.id AND d.recalled_on IS NULL
    JOIN {statement} s ON s.debt_id = d.id AND s.is_latest
    [booked_since]
    WHERE c.closed_on IS NULL [of c.debtor_id]
    """,
    of_some=True,
)
POINT: sql.Schema = {
    "person": pl.String,
    "point": pl.String,
    "kind": pl.String,
    "restricted": pl.Boolean,
    "permitted_until": pl.Date,
}
POINTS = """
    SELECT CAST(q.person_id AS text), CAST(q.id AS text), q.kind,
           CASE WHEN q.restriction = '' THEN 0 ELSE 1 END,
           CAST(q.permitted_until AS text)
    FROM {point} q JOIN {person} p ON p.id = q.person_id
    WHERE p.debtor_id IS NULL AND q.kind IN ([kinds]) [of q.person_id]
      AND EXISTS (SELECT 1 FROM {case} c
                  WHERE c.debtor_id = p.id AND c.closed_on IS NULL)
    ORDER BY q.id
"""
ATTEMPT: sql.Schema = {
    "person": pl.String,
    "point": pl.String,
    "at": pl.Datetime("us"),
    "result": pl.String,
    "initiator": pl.String,
    "channel": pl.String,
}
ATTEMPTS = """
    SELECT CAST(person_id AS text), CAST(point_id AS text), CAST(at AS text), result,
           initiator, channel
    FROM {attempt} WHERE at >= %(since)s AND result <> '' [of person_id]
"""
STOPPED = """
    SELECT CAST(person_id AS text), MIN(kind) FROM {stop}
    WHERE lifted_at IS NULL AND kind IN ([kinds])
      AND (expires_on IS NULL OR expires_on >= %(on)s)
      [of person_id]
    GROUP BY person_id
"""
RECORD: sql.Schema = {
    "person": pl.String,
    "kind": pl.String,
    "since": pl.Datetime("us"),
    "channel": pl.String,
    "days": pl.String,
    "from_minutes": pl.Int32,
    "until_minutes": pl.Int32,
    "expires_on": pl.Date,
}
RECORDS = """
    SELECT CAST(t.person_id AS text), t.kind, CAST(t.since AS text), t.channel,
           t.weekdays, t.from_minutes, t.until_minutes, CAST(t.expires_on AS text)
    FROM {stop} t
    WHERE t.lifted_at IS NULL [of t.person_id]
      AND EXISTS (SELECT 1 FROM {case} c
                  WHERE c.debtor_id = t.person_id AND c.closed_on IS NULL)
"""
# What a record may tell besides, and a stop does not.
NOT_KEPT: sql.Schema = {
    "case": pl.String,
    "point": pl.String,
    "state": pl.String,
    "written": pl.Boolean,
    "given_to": pl.String,
}
