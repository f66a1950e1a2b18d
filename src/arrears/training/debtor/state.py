"""Where a talk stands: the mood, what has been told, what is on the table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from arrears.domain.words import Words
from arrears.training.acts import Act

from .mood import Mood
from .persona import Need


class Ending(StrEnum):
    """How a talk ended."""

    CLOSED = "closed"
    HUNG_UP = "hung_up"
    VIOLATION = "violation"
    LEFT = "left"  # nobody said goodbye

    @property
    def words(self) -> Words:
        """Return the ending as people read it."""
        return ENDING_WORDS[self]


ENDING_WORDS = {
    Ending.CLOSED: Words("礼貌结束", "closed politely"),
    Ending.HUNG_UP: Words("对方挂断", "the debtor hung up"),
    Ending.VIOLATION: Words("因违规停止", "stopped by a violation"),
    Ending.LEFT: Words("没有道别", "left without goodbye"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """A sum and its day, once or every month."""

    amount_minor: int
    on: date
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """What was agreed to, and how: freely or under pressure, confirmed or not."""

    terms: Terms
    pressed: bool
    affordable: bool
    confirmed: bool = False
    forged: bool = False  # will be "paid" by a false receipt


@dataclass(frozen=True, slots=True)
class State:
    """
    One moment of a talk.

    told      what was told truly: cause, income, essentials, other_debts, payer, source
    lied      what was told falsely, by the same names
    done      how often each act has been done
    pressed   how often the collector pressed
    """

    mood: Mood
    told: frozenset[str] = frozenset()
    lied: frozenset[str] = frozenset()
    met: frozenset[Need] = frozenset()
    done: Mapping[Act, int] = field(default_factory=dict)
    own: Terms | None = None
    promise: Promise | None = None
    pressed: int = 0
    violations: int = 0
    silences: int = 0
    complained: bool = False
    heard_out: bool = False  # a dispute or complaint was recorded
    followed_up: bool = False
    receipt_settled: bool = False
    ending: Ending | None = None
    turn: int = 0
