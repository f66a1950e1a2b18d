"""What the records about one contact make so, through one day of the person's clock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from arrears.law.engine.zones import zone_of

from .answer import question
from .asked import asked
from .facts import BY_AGE, ON_RECORD
from .form import Line
from .record import WHOLE_DAY

__all__ = ["ON_RECORD", "Stretch", "aged", "through"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a minute of the day, up to and without another: what the records make so."""

    from_minutes: int
    until_minutes: int
    facts: Mapping[str, Any]


def aged(wanted: Collection[str]) -> frozenset[str]:
    """Return the kinds of record whose age in days some fact of `wanted` asks for."""
    return frozenset(kind for kind, facts in BY_AGE.items() if facts & set(wanted))


def through(
    line: Line, *, on: date, wanted: Collection[str] = ON_RECORD
) -> tuple[Stretch, ...]:
    """
    Return what the records in the question `line` say on day `on`, as it turns.

    Only the facts `wanted` are read. The stretches are the whole day, and two neighbours differ. A call begins at some
    moment of its minute: what began in that minute has begun. Raises a Refusal that
    names what is wrong.
    """
    told = question(asked(line))
    zone = zone_of(told.zones[0])
    turning = {n: read for n, read in told.turning.items() if n in wanted}
    found: list[Stretch] = []
    for minutes in sorted({0, *(turn for turn in told.turns if turn < WHOLE_DAY)}):
        clock = time(*divmod(minutes, 60), 59)
        local = datetime.combine(on, clock, tzinfo=zone)
        facts = {name: read(local) for name, read in turning.items()}
        if found and found[-1].facts == facts:
            continue
        found.append(Stretch(minutes, WHOLE_DAY, facts))
    return tuple(_ended(found))


def _ended(found: list[Stretch]) -> list[Stretch]:
    """Return the stretches, each up to the next."""
    ends = [later.from_minutes for later in found[1:]] + [WHOLE_DAY]
    return [
        Stretch(each.from_minutes, end, each.facts)
        for each, end in zip(found, ends, strict=True)
    ]
