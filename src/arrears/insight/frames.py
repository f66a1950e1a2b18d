"""The frames that insight reads: what happened, a row a happening."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Refusal, Words

Frame = nw.LazyFrame[Any]
Schema = Mapping[str, nw.dtypes.DType]

TEXT, DAY, WHOLE, TRUTH = nw.String(), nw.Date(), nw.Int64(), nw.Boolean()
SCHEMAS: Mapping[str, Schema] = {
    # One row a case; `due_on` is the oldest unpaid due day when it was opened,
    # `ends_on` the last day of its placement.
    "cases": {
        "case": TEXT,
        "lender": TEXT,
        "placement": TEXT,
        "currency": TEXT,
        "opened_on": DAY,
        "due_on": DAY,
        "ends_on": DAY,
        "owed_minor": WHOLE,
        "first_minutes": WHOLE,  # from opening to the first attempt; null: none yet
        "first_talker": TEXT,  # who first talked with the debtor; null: nobody yet
    },
    # One row a contact or event told with its code; `on` is the desk's day.
    "contacts": {
        "case": TEXT,
        "on": DAY,
        "channel": TEXT,
        "initiator": TEXT,
        "result": TEXT,
        "code": TEXT,
        "collector": TEXT,
        "point_kind": TEXT,
        "seconds": WHOLE,
        "is_noted": TRUTH,
    },
    # Money that came, and money taken back (below zero), on the day it came;
    # `collector` is whom it is put down to.
    "money": {"case": TEXT, "on": DAY, "minor": WHOLE, "collector": TEXT},
    # One row a promise, as judged; `followed` is null where no hour was promised.
    "promises": {
        "case": TEXT,
        "collector": TEXT,
        "due_on": DAY,
        "promised_minor": WHOLE,
        "kept_minor": WHOLE,
        "state": TEXT,
        "is_month_end": TRUTH,
        "followed": TRUTH,
    },
    "agreements": {
        "case": TEXT,
        "collector": TEXT,
        "accepted_on": DAY,
        "ended_on": DAY,
        "ended_as": TEXT,
        "owed_minor": WHOLE,
        "agreed_minor": WHOLE,
        "forgiven_minor": WHOLE,
        "is_beyond_policy": TRUTH,
    },
    # The cases that a day's plan called, and whether they were attempted.
    "planned": {"case": TEXT, "on": DAY, "collector": TEXT, "is_attempted": TRUTH},
    # What the guard refused; `is_cap` where it was for how often.
    "denials": {"case": TEXT, "on": DAY, "collector": TEXT, "is_cap": TRUTH},
    # Reviewed calls and case reviews; null where a thing was not measured.
    "reviews": {
        "case": TEXT,
        "on": DAY,
        "collector": TEXT,
        "interruptions": WHOLE,
        "pressure": WHOLE,
        "wording_hits": WHOLE,
        "satisfaction": WHOLE,
        "review_minutes": WHOLE,
    },
    # One row a case overdue at a month's start, on the month's last day; 0 days is
    # not overdue.
    "moves": {"case": TEXT, "on": DAY, "from_days": WHOLE, "to_days": WHOLE},
    # One row a broken promise or agreement that a call or visit followed, on the day it
    # broke; the collector is who called, `is_read` whether he opened the case's review
    # in between.
    "breaks": {"case": TEXT, "on": DAY, "collector": TEXT, "is_read": TRUTH},
    # One row a call whose timer ran: the seconds that the collector's own keys gave each.
    "timed": {
        "case": TEXT,
        "on": DAY,
        "collector": TEXT,
        "spoke_seconds": WHOLE,
        "heard_seconds": WHOLE,
    },
}


class InsightFrameRefused(Refusal):
    """A frame is not what figures can be made of."""


class FrameColumnMissing(InsightFrameRefused):
    """A frame lacks a column."""

    words = Words(
        "{frame} 缺少列“{column}”。需要的列：{wanted}。",
        "{frame} has no column “{column}”. It needs: {wanted}.",
    )


@dataclass(frozen=True, slots=True)
class Frames:
    """
    What happened, as rows of one engine; the columns are those of `SCHEMAS`.

    Days are the desk's own, money is whole minor units.
    """

    cases: Frame
    contacts: Frame
    money: Frame
    promises: Frame
    agreements: Frame
    planned: Frame
    denials: Frame
    reviews: Frame
    moves: Frame
    breaks: Frame
    timed: Frame


def shaped(frame: Frame, name: str) -> Frame:
    """
    Return the frame with exactly the columns and kinds of its contract.

    Raises FrameColumnMissing.
    """
    wanted, found = SCHEMAS[name], frame.collect_schema()
    for column in wanted:
        if column not in found:
            raise FrameColumnMissing(
                frame=name, column=column, wanted=", ".join(wanted)
            )
    return frame.select(
        nw.col(column).cast(kind) if found[column] != kind else nw.col(column)
        for column, kind in wanted.items()
    )
