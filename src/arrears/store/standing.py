"""The stops that stand on the people of a case, read as the records that law knows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from arrears.domain.case.standing import STANDS_STILL, StopKind
from arrears.law.asking.answer import question
from arrears.law.asking.asked import asked
from arrears.law.engine.guard import Question

from .models import Person, Stop

Line = dict[str, Any]


def standing(*people: int) -> Sequence[Stop]:
    """Return the stops that nobody lifted, of these people."""
    return list(Stop.objects.filter(person_id__in=set(people), lifted_at=None))


def stands_still(stops: Iterable[Stop], *, on: date) -> bool:
    """Say whether the house itself stopped all contact, on that day too."""
    return any(
        stop.kind in STANDS_STILL and (stop.expires_on is None or on <= stop.expires_on)
        for stop in stops
    )


def offered_to_pay(stops: Iterable[Stop], person: Person) -> bool:
    """Say whether this person offered to pay for the debtor."""
    return any(
        stop.kind == StopKind.VOLUNTEER and stop.person_id == person.pk
        for stop in stops
    )


def stop_lines(stops: Iterable[Stop]) -> list[Line]:
    """Return the stops that law knows, each in the form of a record."""
    return [_line(stop) for stop in stops if StopKind(stop.kind).record]


def on_record(plain: Question, lines: Sequence[Line], *, debtor: int) -> Question:
    """Return the question with the facts that the records tell, as time turns them."""
    if not lines:
        return plain
    told = question(asked(_asked(plain, lines, debtor=debtor)))
    return replace(
        plain,
        turning=told.turning,
        edges=told.edges,
        turns=told.turns,
        also=told.also,
        steady=told.steady,
    )


def _asked(plain: Question, lines: Sequence[Line], *, debtor: int) -> Line:
    role = str(plain.facts["role"])
    people = {str(debtor): "debtor", plain.person: role}
    return {
        "packs": ["cn", "house"],
        "at": plain.at.isoformat(),
        "contact": {
            "channel": str(plain.channel),
            "person": plain.person,
            "role": role,
            "point": plain.point,
            "point_kind": str(plain.facts["point_kind"]),
            "purpose": plain.facts["purpose"],
            "time_zones": list(plain.zones),
        },
        "people": [{"id": name, "role": of} for name, of in people.items()],
        "records": list(lines),
    }


def _line(stop: Stop) -> Line:
    """Return the stop in the form of a record, docs/law.md."""
    return {
        "kind": StopKind(stop.kind).record,
        "at": stop.since.isoformat(),
        "person": str(stop.person_id),
        "channel": stop.channel or None,
        "days": stop.weekdays.split(",") if stop.weekdays else None,
        "from": clock(stop.from_minutes),
        "until": clock(stop.until_minutes),
        "expires_on": stop.expires_on.isoformat() if stop.expires_on else None,
    }


def clock(minutes: int | None) -> str | None:
    """Return minutes of the day as a record tells them: 22:00."""
    return None if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"
