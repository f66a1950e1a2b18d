"""The call after the promised hour, where no money was seen (CAD-10, CALC-08)."""

from collections.abc import Sequence
from dataclasses import dataclass

from .form import Form
from .window import MINUTES_PER_DAY, Window

AFTER = "after_minutes"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When those are called again whose promised hour passed; minutes of their day."""

    window: Window
    after_minutes: int  # how long after the promised hour

    @staticmethod
    def of(form: Form) -> "FollowUp":
        """Return what the policy's group says. Raises a PolicyRefused."""
        return FollowUp(
            window=form.window(AFTER),
            after_minutes=form.figure(AFTER, least=1, most=MINUTES_PER_DAY),
        )

    def minute(self, promised_at: int, *, meals: Sequence[Window]) -> int | None:
        """
        Return when to call again; None where the round is over by then.

        A minute at table waits until the meal is over.
        """
        asked = max(promised_at + self.after_minutes, self.window.from_minutes)
        for meal in sorted(meals, key=lambda meal: meal.from_minutes):
            if meal.holds(asked):
                asked = meal.until_minutes
        return asked if asked < self.window.until_minutes else None
