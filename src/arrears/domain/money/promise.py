"""A promise to pay: what was promised, and whether it held (EVT-12, EVT-13)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from arrears.domain.words import Refusal, Words

from .amount import Amount


class PromiseState(StrEnum):
    """Where a promise stands; derived from the payments, never stored."""

    OPEN = "open"
    PART_KEPT = "part_kept"  # some of it came, and its day is not over
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    REPLACED = "replaced"
    HOLLOW = "hollow"  # said to be paid; it was looked for and not found

    @property
    def is_running(self) -> bool:
        """Say whether it can still be kept in time."""
        return self in {PromiseState.OPEN, PromiseState.PART_KEPT}

    @property
    def words(self) -> Words:
        """Return the state's name as people read it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    PromiseState.OPEN: Words("待兑现", "open"),
    PromiseState.PART_KEPT: Words("已兑现一部分", "part kept"),
    PromiseState.KEPT: Words("已兑现", "kept"),
    PromiseState.KEPT_LATE: Words("晚些兑现", "kept late"),
    PromiseState.BROKEN: Words("未兑现", "broken"),
    PromiseState.REPLACED: Words("已改约", "replaced"),
    PromiseState.HOLLOW: Words("称已付款，未查到", "said to be paid, not found"),
}


@dataclass(frozen=True, slots=True)
class Leeway:
    """How much may be short, and how many days late, before a promise is broken."""

    tolerance_minor: int = 0
    grace_days: int = 0

    def __post_init__(self) -> None:
        if self.tolerance_minor < 0 or self.grace_days < 0:
            raise LeewayNegative(short=self.tolerance_minor, days=self.grace_days)


class LeewayNegative(Refusal):
    """A leeway would ask for more, or sooner, than was promised."""

    words = Words(
        "宽限不能小于零（金额 {short}，天数 {days}）。",
        "A leeway is never below zero (amount {short}, days {days}).",
    )


TO_THE_FEN = Leeway()


@dataclass(frozen=True, slots=True)
class Promise:
    """An amount promised for a day, perhaps an hour, from a named source of money."""

    amount: Amount
    made_at: datetime
    due_on: date  # the debtor's own calendar day
    due_at: time | None = None  # the debtor's own clock
    source: str = ""  # where the money comes from, in the debtor's words
    reminder_agreed: bool = False  # she agreed to be reminded the hour before

    def last_on(self, leeway: Leeway = TO_THE_FEN) -> date:
        """Return the last day on which money still comes in time."""
        return self.due_on + timedelta(days=leeway.grace_days)

    def met_by(self, received: Amount, leeway: Leeway = TO_THE_FEN) -> bool:
        """Say whether that money keeps it; no leeway makes something of nothing."""
        enough = Amount(received.currency, received.minor + leeway.tolerance_minor)
        return received.is_positive and enough.covers(self.amount)

    def state(
        self,
        received: Amount,
        *,
        on: date,
        replaced_on: date | None = None,
        in_all: Amount | None = None,
        leeway: Leeway = TO_THE_FEN,
        is_hollow: bool = False,
    ) -> PromiseState:
        """
        Say where the promise stands on day `on`, given what was `received` in time.

        Judged once its day is over, not before: short money on the day is part of it.
        One that a new promise took the place of, before its day was over, is
        replaced and not broken. `in_all` is the money with what came late;
        `is_hollow` says that a payment was claimed, looked for and not found.
        """
        last_on = self.last_on(leeway)
        if self.met_by(received, leeway):
            return PromiseState.KEPT
        if replaced_on and replaced_on <= min(last_on, on):
            return PromiseState.REPLACED
        if on <= last_on:
            some = received.is_positive
            return PromiseState.PART_KEPT if some else PromiseState.OPEN
        if in_all and self.met_by(in_all, leeway):
            return PromiseState.KEPT_LATE
        return PromiseState.HOLLOW if is_hollow else PromiseState.BROKEN
