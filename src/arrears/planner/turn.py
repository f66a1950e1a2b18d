"""The round of one case: `steps.rounds` said once more for a single debtor."""

from dataclasses import dataclass

from .policy import Policy
from .steps.openings import AFTERNOON, FOLLOW_UP, MORNING, PROMISED


@dataclass(frozen=True, slots=True)
class Turn:
    """A round of the day, and the minute of the debtor's day where the hour is fixed."""

    round: str
    slot_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the round is chosen by; minutes are those of the debtor's own day."""

    promised: bool = False  # for the day that is planned
    promised_at: int | None = None
    prefers_from: int | None = None
    tried: bool = False  # dialled today
    rung_in_vain: int | None = None
    reminded: bool = False
    follows_at: int | None = None


def turn_of(known: Known, *, policy: Policy) -> Turn:
    """Return the turn that a plan gives a case which may be called in every round."""
    if known.promised and known.reminded:
        return Turn(FOLLOW_UP, known.follows_at)
    if known.promised:
        return Turn(PROMISED, _reminder(known.promised_at, policy))
    likes = known.prefers_from
    early = known.rung_in_vain is not None and (
        known.rung_in_vain < policy.afternoon.from_minutes
    )
    likes_morning = likes is not None and policy.morning.holds(likes)
    likes_afternoon = likes is not None and policy.afternoon.holds(likes)
    if likes_afternoon or known.tried or (early and not likes_morning):
        return Turn(AFTERNOON, likes if likes_afternoon else None)
    return Turn(MORNING, likes if likes_morning else None)


def _reminder(promised_at: int | None, policy: Policy) -> int:
    window = policy.promised.window
    slot = policy.promised.without_hour_minutes
    if promised_at is not None:
        slot = promised_at - policy.promised.ahead_minutes
    slot = min(max(slot, window.from_minutes), window.until_minutes)
    for meal in policy.mealtimes:
        if meal.holds(slot):
            slot = meal.from_minutes - policy.minutes_per_call
    return slot
