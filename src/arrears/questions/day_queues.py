"""The two queues beside the rounds: what was settled to follow, and new accounts."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Exists, F, OuterRef

from arrears.domain.contact.identity import StepKind
from arrears.domain.words import Words
from arrears.store import sql
from arrears.store.models import Attempt, NextStep

MOST = 50
NEW_DAYS = 7  # our own choice; the source names no length (CAD-17)


@dataclass(frozen=True, slots=True)
class StepDue:
    """Something that was settled in a talk and is due."""

    number: str
    name: str
    words: Words
    is_call: bool
    due_on: date
    due_at: time | None  # the debtor's own clock
    late: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """A case that is new and that nobody has spoken of yet."""

    number: str
    name: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class Sweep:
    """The first pass over new accounts: how many there are, and whom it has not reached."""

    new: int
    waiting: int  # whom nobody has spoken of yet
    left: tuple[Fresh, ...]  # the first of these

    @property
    def touched(self) -> int:
        """Return how many were contacted at least once."""
        return self.new - self.waiting

    @property
    def more(self) -> int:
        """Return how many of those that wait are not listed."""
        return self.waiting - len(self.left)


def steps_due(*, on: date, seat: str | None) -> tuple[StepDue, ...]:
    """Return what `seat` settled for today or earlier; a later contact puts it away."""
    since = Attempt.objects.filter(case=OuterRef("case"), at__gt=OuterRef("at"))
    rows = NextStep.objects.filter(due_on__lte=on, case__closed_on=None)
    if seat is not None:
        rows = rows.filter(by=seat)
    waiting = rows.exclude(Exists(since.exclude(code="")))
    by_hour = F("due_at").asc(nulls_last=True)
    told = waiting.order_by("due_on", by_hour, "pk").values_list(
        "case__number", "case__debtor__name", "kind", "due_on", "due_at"
    )
    return tuple(
        StepDue(
            number=number,
            name=name,
            words=StepKind(kind).words,
            is_call=kind == StepKind.CALL,
            due_on=due_on,
            due_at=due_at,
            late=due_on < on,
        )
        for number, name, kind, due_on, due_at in told[:MOST]
    )


def sweep(*, on: date, seat: str | None) -> Sweep:
    """Return the new accounts of the seat's list of the day, those untouched first (CAD-17)."""
    told = sql.rows(
        FRESH.replace("[seat]", "" if seat is None else "AND w.seat = %(seat)s"),
        on=on,
        since=on - timedelta(days=NEW_DAYS),
        seat=seat,
        most=MOST,
    )
    new, waiting, *_ = told[0]
    left = tuple(
        Fresh(number, name, date.fromisoformat(opened_on))
        for _new, _waiting, number, name, opened_on in told
        if number
    )
    return Sweep(new=new, waiting=waiting, left=left)


# One row at least, for the counts. Whether a case was spoken of is asked once for each.
FRESH = """
    WITH fresh AS MATERIALIZED (
        SELECT c.number, c.opened_on, c.debtor_id,
               CASE WHEN EXISTS (SELECT 1 FROM {attempt} a
                                 WHERE a.case_id = c.id AND a.code <> '')
                    THEN 0 ELSE 1 END AS waits
        FROM {workitem} w JOIN {case} c ON c.id = w.case_id
        WHERE w.run_id = (SELECT r.id FROM {planrun} r WHERE r."on" = %(on)s)
          AND w.reason = '' [seat]
          AND c.opened_on > %(since)s AND c.opened_on <= %(on)s),
    counted AS (SELECT count(*) AS new, COALESCE(sum(waits), 0) AS waiting FROM fresh),
    first AS (SELECT number, opened_on, debtor_id FROM fresh WHERE waits = 1
              ORDER BY opened_on, number LIMIT %(most)s)
    SELECT n.new, n.waiting, f.number, p.name, CAST(f.opened_on AS text)
    FROM counted n LEFT JOIN first f ON 1 = 1
    LEFT JOIN {person} p ON p.id = f.debtor_id
    ORDER BY f.opened_on, f.number
"""
