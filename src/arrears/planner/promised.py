"""Where a promise for today stands: `steps.promises` said once more for one debtor."""

from dataclasses import dataclass

from .policy import Policy


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of it; minutes are those of the debtor's own day."""

    at: int | None = None  # the promised hour
    made: int | None = None  # when it was made, if today
    dialled: int | None = None  # our last call of today


@dataclass(frozen=True, slots=True)
class Ahead:
    """Whether the reminder is behind, and when the follow-up comes; None for never."""

    reminded: bool
    follows_at: int | None


def ahead(told: Told, *, policy: Policy) -> Ahead:
    """Return what is still ahead of a promise whose follow-up may be called in full."""
    if policy.follow_up is None:
        return Ahead(reminded=False, follows_at=None)
    made = -1 if told.made is None else told.made
    reminded = told.dialled is not None and told.dialled > made
    if told.at is None:
        return Ahead(reminded, None)
    due = told.at - policy.promised.ahead_minutes
    reminded = reminded or (told.made is not None and told.made >= due)
    if told.dialled is not None and told.dialled >= told.at:
        return Ahead(reminded, None)
    return Ahead(reminded, policy.follow_up.minute(told.at, meals=policy.mealtimes))
