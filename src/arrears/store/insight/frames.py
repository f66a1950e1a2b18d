"""The frames of one family for some days, and of all families as known on a day."""

from collections.abc import Iterable
from datetime import date, datetime

import polars as pl

from arrears.domain.tally import Family

from .breaks import breaks
from .cases import cases
from .happenings import contacts, denials, planned, timed
from .money import all_money, money
from .moves import moves
from .reviews import reviews
from .undertakings import agreements, promises


def frames_of(
    family: Family,
    days: Iterable[date],
    *,
    on: date,
    book: pl.DataFrame | None = None,
    known_by: datetime | None = None,
) -> dict[str, pl.DataFrame]:
    """
    Return the frames that a family's tallies of these days need, by name.

    `book` is the frame of the cases where somebody has it already. With `known_by`
    all is as it had been booked before that moment; told outcomes have no versions.
    """
    held = set(days)
    known = cases(known_by=known_by) if book is None else book
    match family:
        case Family.COHORTS:
            own = known.filter(pl.col("opened_on").is_in(list(held)))
            return {"cases": own, "money": all_money(known_by=known_by)}
        case Family.MONEY:
            rows = money(held, known_by=known_by)
        case Family.PROMISES:
            rows = promises(held, on=on, known_by=known_by)
        case Family.AGREEMENTS:
            rows = agreements(held, known_on=on if known_by else None)
        case Family.MOVES:
            rows = moves(held, known_by=known_by)
        case Family.BREAKS:
            rows = breaks(held, on=on, known_by=known_by)
        case Family.REVIEWS:
            rows = reviews(held, known_by=known_by)
        case _:
            rows = OF_DAYS[family](held)
    return {"cases": known, str(family): rows}


OF_DAYS = {  # that have no older versions
    Family.CONTACTS: contacts,
    Family.PLANNED: planned,
    Family.DENIALS: denials,
    Family.TIMED: timed,
}
