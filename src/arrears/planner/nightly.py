"""The day's worklist. Each line is a step; each step is a file in `steps/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw

from .beside import beside, once
from .frames import Book, Frame, Frames, checked, collected
from .policy import Policy
from .steps.abilities import seats_of
from .steps.dials import DAYS_REMEMBERED, dialled
from .steps.evenings import (
    COUNTS,
    counted,
    evenings_of,
    in_the_evening,
    with_evenings,
)
from .steps.fitting import fitting
from .steps.foremost import foremost
from .steps.lawful import (
    best,
    judged,
    judged_through_the_day,
    kept_of,
    lawful,
    open_stretches,
)
from .steps.openings import with_open_rounds
from .steps.preferred import preferred, records_of
from .steps.promises import followed_up
from .steps.rank import one_contact_each, prioritised, ranked
from .steps.reached import not_reached_yet
from .steps.rotation import last_rung_in_vain
from .steps.rounds import in_rounds
from .steps.seats import UNLIKE, seated, seated_by_ability
from .steps.slots import lawful_at_slot
from .steps.stage import staged
from .steps.worthy import worthy
from .steps.zone import placed

PLAN = (
    "case",
    "person",
    "stage",
    "days_past_due",
    "priority",
    "owed_minor",
    "currency",
    "point",
    "round",
    "slot_minutes",
    "seat",
    "place",
    "reason",
)


MISSED = "cases.missed_on"

Figures = Mapping[str, Mapping[str, int]]  # by stage, the counts of dials and talks

# What a plan tells besides where chance has a part in it.
LOGGED = ("arm", "chance_per_10000", "cell")


def worklist(frames: Frames, *, on: date, policy: Policy) -> Frame:
    """
    Say of every case who calls it on day `on`, at what time, or why nobody does.

    The frames are checked first; all else waits until the plan is collected. The
    same frames, day and policy give the same plan, row by row.

    Rows    one in, one out, by case; `reason` is null for the cases to call
    Raises a FrameRefused where the frames are not what the contract says.
    """
    told = LOGGED if policy.trial.runs else ()
    return worked(frames, on=on, policy=policy).select(*PLAN, *told).sort("case")


def worked(frames: Frames, *, on: date, policy: Policy) -> Frame:
    """Return the worklist with every figure that a step wrote; raises as it does."""
    book = checked(frames)
    return dealt(stood(book, on=on, policy=policy), book=book, on=on, policy=policy)


@dataclass(frozen=True, slots=True)
class Stood:
    """
    Where each case stands before the seats are dealt, which no other debtor changes.

    `openings` are the numbers and stretches that may be called, of days that turn;
    `evenings` how often people were reached in the evening, by stage.
    """

    cases: Frame
    openings: Frame
    evenings: Frame | None = None


def stood(book: Book, *, on: date, policy: Policy) -> Stood:
    """Return the cases judged, valued and sent to a round, debtor by debtor."""
    overdue = (
        book.cases.with_columns(reason=nw.lit(None, dtype=nw.String))
        .pipe(staged, on=on, policy=policy)
        .pipe(placed)
        .pipe(once)
    )
    dials = once(dialled(book.attempts, on, days=DAYS_REMEMBERED))
    records = once(records_of(dials))
    on_record = book.kept.select("person").unique()

    def of_the_few() -> Frame:
        few = overdue.join(on_record, on="person", how="semi")
        kept = kept_of(few, frames=book, on=on, policy=policy)
        return few.pipe(
            judged_through_the_day, frames=book, kept=kept, on=on, policy=policy
        ).pipe(preferred, records=records, policy=policy)

    def of_most() -> Frame:
        return (
            overdue.join(on_record, on="person", how="anti")
            .pipe(judged, frames=book, on=on, policy=policy)
            .pipe(preferred, records=records, policy=policy)
            .pipe(best, policy=policy)
        )

    few, most = beside(of_the_few, of_most, like=overdue)
    openings = open_stretches(few)
    cases = (
        overdue.pipe(
            lawful,
            most=most,
            few=best(few, policy=policy, turning=True),
            policy=policy,
        )
        .pipe(not_reached_yet, on=on)
        .pipe(worthy, attempts=book.attempts, on=on, policy=policy)
        .pipe(prioritised, on=on, policy=policy)
        .pipe(last_rung_in_vain, dials=dials, on=on)
        .pipe(foremost, on=on, policy=policy, missed=MISSED in book.brought)
        .pipe(with_open_rounds, openings=openings, policy=policy)
        .pipe(followed_up, on=on, policy=policy, brought=book.brought)
        .pipe(with_evenings, attempts=book.attempts, on=on, policy=policy)
        .pipe(in_rounds, on=on, policy=policy)
    )
    return Stood(cases, openings, evenings_of(cases, policy=policy))


def evening_figures(frames: Frames, *, on: date, policy: Policy) -> Figures:
    """
    Return by stage how often people were reached, by day and in the evening.

    They are those of the whole book that a plan goes by, and are kept for who is judged
    anew within the day; none where nobody is there in the evening. Raises a
    FrameRefused.
    """
    evening = policy.evening
    if evening is None or not policy.calls_evenings:
        return {}
    book = checked(frames)
    cases = (
        book.cases.with_columns(reason=nw.lit(None, dtype=nw.String))
        .pipe(staged, on=on, policy=policy)
        .pipe(counted, attempts=book.attempts, on=on, evening=evening.window)
    )
    told = evenings_of(cases, policy=policy)
    rows = [] if told is None else collected(told).rows(named=True)
    return {row["stage"]: {name: row[name] for name in COUNTS} for row in rows}


def dealt(stood: Stood, *, book: Book, on: date, policy: Policy) -> Frame:
    """
    Return the cases in one order over the whole book, dealt to the seats.

    What has a reason already stays as it is, and may be left out.
    """
    unlike = book.brought & UNLIKE or policy.calls_evenings
    deal, cases = (seated_by_ability if unlike else seated), stood.cases
    if unlike:
        here = seats_of(book.seats, policy)
        cases = cases.pipe(fitting, whole=book.cases, seats=here, policy=policy)
    return (
        cases.pipe(ranked, policy=policy)
        .pipe(one_contact_each)
        .pipe(in_the_evening, evenings=stood.evenings, policy=policy)
        .pipe(deal, seats=book.seats, openings=stood.openings, policy=policy)
        .pipe(lawful_at_slot, on=on, policy=policy)
    )
