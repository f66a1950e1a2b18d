"""The days' tallies, family by family: each line is a family, each family a file."""

from collections.abc import Iterable
from datetime import date

import narwhals.stable.v2 as nw

from arrears.domain.tally import Family

from .frames import SCHEMAS, Frame, Frames, shaped
from .tallies.agreements import tally_agreements
from .tallies.cohorts import tally_cohorts
from .tallies.conduct import (
    tally_breaks,
    tally_denials,
    tally_planned,
    tally_reviews,
    tally_timed,
)
from .tallies.contacts import tally_contacts
from .tallies.money import tally_money
from .tallies.moves import tally_moves
from .tallies.promises import tally_promises


def checked(frames: Frames) -> Frames:
    """Return the frames with exactly the columns of the contract."""
    return Frames(**{name: shaped(getattr(frames, name), name) for name in SCHEMAS})


PLAIN = {
    Family.CONTACTS: tally_contacts,
    Family.MONEY: tally_money,
    Family.PROMISES: tally_promises,
    Family.PLANNED: tally_planned,
    Family.DENIALS: tally_denials,
    Family.REVIEWS: tally_reviews,
    Family.MOVES: tally_moves,
    Family.BREAKS: tally_breaks,
    Family.TIMED: tally_timed,
}
AGEING = {Family.COHORTS: tally_cohorts, Family.AGREEMENTS: tally_agreements}


def tally(frames: Frames, family: Family, *, on: date) -> Frame:
    """
    Return one family's tallies in the long form, as known at the end of day `on`.

    Rows    one for each day, group and measure that is not 0
    """
    if family in AGEING:
        return AGEING[family](frames, on=on)
    return PLAIN[family](frames)


def tallies(
    frames: Frames, *, on: date, families: Iterable[Family] = tuple(Family)
) -> Frame:
    """Return the tallies of these families together. Raises FrameColumnMissing."""
    sound = checked(frames)
    return nw.concat(
        [tally(sound, family, on=on) for family in families], how="vertical"
    )
