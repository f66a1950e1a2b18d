"""The history: in order, each contact once, and the calls that were asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened

from .form import Line, choice, moment, text, texts
from .mistakes import FieldMissing, UnknownPerson

CHANNELS = {str(channel): channel for channel in Channel}
RESULTS = {str(result): result for result in Result}
INITIATORS = dict.fromkeys(("collector", "debtor", "third_party"))
CALLERS = dict.fromkeys(("lender", "agency"))
SORTED = "history_sorted"
DOUBLED = "history_duplicates"
LATER = "history_after_question"


@dataclass(frozen=True, slots=True)
class Past:
    """
    What happened, by time; `purposes` beside it; `notes` on how it was told.

    `talks` are the moments of the telephone conversations with each person.
    """

    events: tuple[Happened, ...]
    purposes: tuple[str | None, ...]
    notes: tuple[str, ...]
    talks: Mapping[str, Sequence[datetime]]

    def talked(self, person: str, *, since: datetime, until: datetime) -> bool:
        """Say whether there was a conversation after `since` and before `until`."""
        talks = self.talks.get(person, ())
        return bisect_right(talks, since) < bisect_left(talks, until)

    def after(self, at: datetime) -> Iterator[str]:
        """Tell how many contacts are said to have been made after `at`."""
        if self.events and self.events[-1].at > at:
            yield f"{LATER}: {sum(event.at > at for event in self.events)}"


NOTHING_YET = Past((), (), (), {})


def past(lines: Sequence[Line], debts: Mapping[str, str]) -> Past:
    """
    Return the history in order of time, each contact once.

    `debts` says under which name each debt is counted. Raises QuestionMisread,
    UnknownPerson, NaiveTime, FieldMissing.
    """
    if not lines:
        return NOTHING_YET
    told = [_event(line, n, debts) for n, line in enumerate(lines)]
    once = list(dict.fromkeys(told))
    ordered = sorted(once, key=lambda pair: pair[0].at)
    notes = [SORTED] if ordered != once else []
    if len(once) < len(told):
        notes.append(f"{DOUBLED}: {len(told) - len(once)}")
    events, purposes = zip(*ordered, strict=True)
    return Past(events, purposes, tuple(notes), _talks(events))


def _talks(events: Sequence[Happened]) -> Mapping[str, Sequence[datetime]]:
    found: dict[str, list[datetime]] = {}
    for event in events:
        if event.result == Result.CONVERSATION and event.channel == Channel.PHONE:
            found.setdefault(event.person, []).append(event.at)
    return found


def excused(
    events: Sequence[Happened], agreed: Sequence[tuple[int, Happened]]
) -> tuple[Happened, ...]:
    """Return the events with those marked that the person had agreed to."""
    marked = {place for place, _ in agreed}
    return tuple(
        replace(event, excused=True) if place in marked else event
        for place, event in enumerate(events)
    )


def _event(
    line: Line, place: int, debts: Mapping[str, str]
) -> tuple[Happened, str | None]:
    where = f"history[{place}]"
    person = text(line, "person", where=where)
    if person is None:
        raise UnknownPerson(field=where)
    about = texts(line, "debts", where=where) or ()
    event = Happened(
        at=moment(line, "at", where=where),
        person=person,
        point=text(line, "point", where=where) or "",
        result=_result(line, where),
        initiator=_one_of(line, "initiator", INITIATORS, where, usual="collector"),
        channel=choice(line, "channel", CHANNELS, where=where),
        debts=tuple(debts.get(debt, debt) for debt in about),
        by=_one_of(line, "by", CALLERS, where, usual="agency"),
    )
    return event, text(line, "purpose", where=where)


def _result(line: Line, where: str) -> Result:
    if "outcome" not in line:
        raise FieldMissing(field=f"{where}.outcome")
    return RESULTS[choice(line, "outcome", RESULTS, where=where)]


def _one_of(
    line: Line, field: str, known: Mapping[str, object], where: str, *, usual: str
) -> str:
    if line.get(field) is None:
        return usual
    return choice(line, field, known, where=where)
