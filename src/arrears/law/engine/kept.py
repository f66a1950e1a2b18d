"""A question as it is kept, to be judged again years later: plain values, no number."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from arrears.domain.contact.outcome import Result

from .counter import Happened
from .guard import Question
from .tally import Instant
from .usual import USUAL
from .zones import known_zones

FORM = 1  # raised whenever the meaning of what is kept changes


class NotReplayable(ValueError):
    """What was kept is of a form that nobody here reads."""


def kept(question: Question) -> dict[str, Any]:
    """
    Return the question in plain values that JSON can hold.

    Facts that turn with time are kept as they stood at the question's moment, in each
    zone. Telephone numbers and accounts are kept as letters that tell them apart and
    say nothing else.
    """
    letters = _Letters()
    return {
        "form": FORM,
        "at": _iso(question.at),
        "zones": list(question.zones),
        "channel": str(question.channel),
        "person": question.person,
        "point": letters.of(question.point),
        "debts": [letters.of(debt) for debt in question.debts],
        "facts": {name: _plain(value) for name, value in question.facts.items()},
        "turning": {zone: _turned(question, zone) for zone in _zones(question)},
        "history": [
            [
                _iso(each.at),
                each.person,
                letters.of(each.point),
                str(each.result),
                each.initiator,
                str(each.channel),
                [letters.of(debt) for debt in each.debts],
                each.by,
                each.excused,
            ]
            for each in question.history
        ],
    }


def asked_again(told: Mapping[str, Any]) -> Question:
    """Return the question that was kept. Raises NotReplayable."""
    if told.get("form") != FORM:
        raise NotReplayable
    turning: Mapping[str, Mapping[str, Any]] = told["turning"]
    names = {name for facts in turning.values() for name in facts}
    return Question(
        at=datetime.fromisoformat(told["at"]),
        zones=tuple(told["zones"]),
        channel=told["channel"],
        person=told["person"],
        point=told["point"],
        debts=tuple(told["debts"]),
        facts=dict(USUAL) | told["facts"],  # a fact that nobody asked for yet: as usual
        turning={name: _as_it_stood(name, turning) for name in names},
        history=tuple(_happened(each) for each in told["history"]),
    )


class _Letters:
    """Letters for values that are told apart and not known again: n0, n1."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def of(self, value: str) -> str:
        """Return the value's letter, the same each time."""
        return self._of.setdefault(value, f"n{len(self._of)}") if value else ""


def _zones(question: Question) -> tuple[str, ...]:
    known = known_zones()
    return tuple(z if z in known else "" for z in question.zones) or ("",)


def _turned(question: Question, zone: str) -> dict[str, Any]:
    local = Instant(question.at.astimezone(UTC), zone).local
    return {name: _plain(told(local)) for name, told in question.turning.items()}


def _as_it_stood(
    name: str, turning: Mapping[str, Mapping[str, Any]]
) -> Callable[[datetime], Any]:
    def told(local: datetime) -> Any:
        zone = getattr(local.tzinfo, "key", "")
        return turning.get(zone, turning.get("", {})).get(name)

    return told


def _happened(told: list[Any]) -> Happened:
    at, person, point, result, initiator, channel, debts, by, excused = told
    return Happened(
        at=datetime.fromisoformat(at),
        person=person,
        point=point,
        result=Result(result),
        initiator=initiator,
        channel=channel,
        debts=tuple(debts),
        by=by,
        excused=excused,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return str(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    raise NotReplayable(f"{value!r} is no plain value")


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
