"""What a later booking changed in what had been allocated before, and why."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from arrears.domain.words import Words

from .event import Event
from .naming import named, rows_named, written
from .replay import Done, State, state_of
from .taken import Taken

MOST_REPLAYS = 24  # more bookings than this are told in groups: the cost stays linear

BACK_DATED = Words(
    "{by} 于 {booked} 登记，日期为 {on}，其后的款项重新冲抵。",
    "{by}, booked on {booked}, counts from {on}: what followed was allocated anew.",
)
REVERSED = Words(
    "{by} 于 {booked} 冲正了 {ref}，其后的款项重新冲抵。",
    "{by}, booked on {booked}, reversed {ref}: what followed was allocated anew.",
)


def changes(state: State) -> list[dict[str, Any]]:
    """
    Return what each late booking moved: one entry per event that it moved.

    A booking is late where an event that counts later was known before it. Each
    is found by replaying what was known before it and with it.
    """
    groups = _late_bookings(state)
    told: list[dict[str, Any]] = []
    for group in groups:
        before = _known_before(state, group[0].booked_on)
        after = _known_before(state, group[-1].booked_on + 1)
        told += _moved(before, after, group)
    return told


def _late_bookings(state: State) -> list[list[Event]]:
    """Return the late bookings by day of booking, joined where there are many."""
    as_of, until = state.scenario.as_of, state.scenario.as_known_on
    known = [
        event
        for event in state.scenario.events
        if event.counts_on <= as_of and (until is None or event.booked_on <= until)
    ]
    by_day: dict[int, list[Event]] = {}
    latest, days = 0, sorted({event.booked_on for event in known})
    grouped: dict[int, list[Event]] = {day: [] for day in days}
    for event in known:
        grouped[event.booked_on].append(event)
    for day in days:
        late = [event for event in grouped[day] if _looks_back(event, latest)]
        if late:
            by_day[day] = late
        latest = max([latest, *(event.counts_on for event in grouped[day])])
    return _joined(list(by_day.values()))


def _looks_back(event: Event, latest: int) -> bool:
    return event.counts_on < latest or (event.kind == "reversal" and latest > 0)


def _joined(days: list[list[Event]]) -> list[list[Event]]:
    size = -(-len(days) // MOST_REPLAYS) or 1
    joined = (days[at : at + size] for at in range(0, len(days), size))
    return [list(chain.from_iterable(group)) for group in joined]


def _known_before(state: State, day: int) -> dict[str, Done]:
    then = state_of(replace(state.scenario, as_known_on=day - 1))
    return {done.event.ref: done for done in then.done}


def _moved(
    before: dict[str, Done], after: dict[str, Done], why: Sequence[Event]
) -> list[dict[str, Any]]:
    because = _because(why[0])
    return [
        {
            "ref": ref,
            "on": written(was.event.on),
            "from": _place(was.taken),
            "to": _place(after[ref].taken if ref in after else Taken()),
            "because": [event.ref for event in why],
            "booked_on": written(why[-1].booked_on),
            "why": {"zh": because.zh, "en": because.en},
        }
        for ref, was in before.items()
        if ref not in after or _differ(was.taken, after[ref].taken)
    ]


def _differ(was: Taken, now: Taken) -> bool:
    return was.parts != now.parts or (
        was.where != now.where and was.by_row() != now.by_row()
    )


def _place(taken: Taken) -> dict[str, Any]:
    return named(taken.parts) | {"instalments": rows_named(taken)}


def _because(event: Event) -> Words:
    booked, on = written(event.booked_on), written(event.on)
    if event.kind == "reversal":
        return REVERSED.filled(by=event.ref, booked=booked, ref=event.reverses)
    return BACK_DATED.filled(by=event.ref, booked=booked, on=on)
