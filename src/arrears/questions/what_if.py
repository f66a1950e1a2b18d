"""What the day would be like with other seats, another measure, without a house rule."""

from datetime import date

from arrears.planner.engines import polars as engine
from arrears.planner.frames import Frames
from arrears.planner.policy import Policy
from arrears.planner.what_if import (
    Change,
    Comparison,
    compared,
    cost_of_steering,
    policies_compared,
)
from arrears.store.frames import frames


def what_if(*, on: date, policy: Policy, change: Change) -> Comparison:
    """Return the desk's plan of day `on` and the changed one; nothing is saved."""
    return compared(_book(on, policy), on=on, policy=policy, change=change)


def what_policy_changes(*, on: date, before: Policy, after: Policy) -> Comparison:
    """Return the plan of day `on` by the one policy and by the other; nothing is saved."""
    kept = before.keep_collector or after.keep_collector
    told = engine.frames(**frames(on, promises_judged=True, kept=kept))
    return policies_compared(told, on=on, before=before, after=after)


def what_steering_costs(*, on: date, policy: Policy) -> Comparison:
    """Return the plan of day `on` without pins, exclusions and weights, and with them."""
    book, plain = _book(on, policy), _book(on, policy, steered=False)
    return cost_of_steering(book, plain, on=on, policy=policy)


def _book(on: date, policy: Policy, *, steered: bool = True) -> Frames:
    told = frames(on, promises_judged=True, kept=policy.keep_collector, steered=steered)
    return engine.frames(**told)
