"""The day's worklist. Each line is a step; each step is a file in `steps/`."""

from datetime import date

import narwhals.stable.v2 as nw

from .frames import Frame, Frames, checked
from .policy import Policy
from .steps.lawful import judged, kept_of, lawful, open_stretches
from .steps.openings import with_open_rounds
from .steps.rank import one_contact_each, ranked
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
    overdue = (
        book.cases.with_columns(reason=nw.lit(None, dtype=nw.String))
        .pipe(staged, on=on, policy=policy)
        .pipe(placed)
    )
    kept = kept_of(overdue, frames=book, on=on, policy=policy)
    numbers = judged(overdue, frames=book, kept=kept, on=on, policy=policy)
    openings = open_stretches(overdue, frames=book, kept=kept, on=on, policy=policy)
    deal = seated_by_ability if book.brought & UNLIKE else seated
    return (
        overdue.pipe(lawful, numbers=numbers, policy=policy)
        .pipe(not_reached_yet, on=on)
        .pipe(worthy, attempts=book.attempts, on=on, policy=policy)
        .pipe(ranked, on=on, policy=policy)
        .pipe(one_contact_each)
        .pipe(last_rung_in_vain, attempts=book.attempts, on=on)
        .pipe(with_open_rounds, openings=openings, policy=policy)
        .pipe(in_rounds, on=on, policy=policy)
        .pipe(deal, seats=book.seats, openings=openings, policy=policy)
        .pipe(lawful_at_slot, on=on, policy=policy)
    )
