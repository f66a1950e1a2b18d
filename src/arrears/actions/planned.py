"""A day's plan worked out from its frames; nothing is saved here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from arrears.planner.digest import digest
from arrears.planner.engines import polars as engine
from arrears.planner.frames import Frames
from arrears.planner.nightly import Figures, evening_figures
from arrears.planner.policy import Policy
from arrears.planner.summary import Summary, summary


@dataclass(frozen=True, slots=True)
class Planned:
    """
    The plan of one day: every open case, called or with its reason.

    `stamp` says what it was made by: the policy's version and the packs' states,
    and where chance had a part, its seed; `evenings` the figures of an evening round.
    `is_new` is false where nothing was written: the same plan stood already, or,
    with `is_kept`, the day was under way and its plan was left alone.
    """

    on: date
    summary: Summary
    digest: str
    plan: nw.DataFrame[Any]
    stamp: Mapping[str, str]
    evenings: Figures = field(default_factory=dict)
    is_new: bool = False
    is_kept: bool = False


def planned(
    frames: Frames,
    *,
    on: date,
    policy: Policy,
    by: Callable[..., nw.DataFrame[Any]] = engine.plan,
) -> Planned:
    """Return the plan of day `on` by an engine. Raises a FrameRefused, PlanNotMade."""
    plan = by(frames, on=on, policy=policy)
    counts = summary(plan, book=frames, on=on)
    return Planned(
        on=on,
        summary=counts,
        digest=digest(plan),
        plan=plan,
        stamp=policy.stamp,
        evenings=evening_figures(frames, on=on, policy=policy),
    )
