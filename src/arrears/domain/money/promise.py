"""A promise to pay: what was promised, and whether it held (EVT-12, EVT-13)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from arrears.domain.words import Words

from .amount import Amount


class PromiseState(StrEnum):
    """Where a promise stands; derived from the payments, never stored."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    REPLACED = "replaced"

    @property
    def words(self) -> Words:
        """Return the state's name as people read it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    PromiseState.OPEN: Words("待兑现", "open"),
    PromiseState.KEPT: Words("已兑现", "kept"),
    PromiseState.BROKEN: Words("未兑现", "broken"),
    PromiseState.REPLACED: Words("已改约", "replaced"),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """An amount promised for a day, perhaps an hour, from a named source of money."""

    amount: Amount
    made_at: datetime
    due_on: date  # the debtor's own calendar day
    due_at: time | None = None  # the debtor's own clock
    source: str = ""  # where the money comes from, in the debtor's words
    reminder_agreed: bool = False  # she agreed to be reminded the hour before

    def state(
        self, received: Amount, *, on: date, replaced_on: date | None = None
    ) -> PromiseState:
        """
        Say where the promise stands on day `on`, given what was `received` for it.

        Judged once its day is over, not before: short money on the day is open.
        One that a new promise took the place of, before its day was over, is
        replaced and not broken.
        """
        if received.covers(self.amount):
            return PromiseState.KEPT
        if replaced_on and replaced_on <= self.due_on:
            return PromiseState.REPLACED
        return PromiseState.BROKEN if on > self.due_on else PromiseState.OPEN
