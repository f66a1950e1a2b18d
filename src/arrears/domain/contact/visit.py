"""How a visit can end, and what the counters see of it."""

from enum import StrEnum

from arrears.domain.contact.outcome import Result
from arrears.domain.words import Words


class VisitEnd(StrEnum):
    """What those who went found."""

    MET = "met"
    NOBODY = "nobody"
    OTHER = "other"

    @property
    def words(self) -> Words:
        """Return the end as people read it."""
        return END_WORDS[self]

    @property
    def result(self) -> Result:
        """Return what a law's counters see: every end is a visit made."""
        return Result.CONVERSATION if self is VisitEnd.MET else Result.NO_ANSWER


# What the person said at the door, and the outcome code that is written down for it.
SAID_AT_A_VISIT = (
    "EVT-12",
    "EVT-17",
    "EVT-16",
    "EVT-18",
    "EVT-27",
    "EVT-20",
    "EVT-19",
    "EVT-28",
)
STAYED_MOST = 240  # minutes
END_WORDS = {
    VisitEnd.MET: Words("见到本人", "met the person"),
    VisitEnd.NOBODY: Words("没有人在", "nobody was there"),
    VisitEnd.OTHER: Words(
        "只有其他人在，未提及欠款", "only others were there; the debt was not named"
    ),
}
