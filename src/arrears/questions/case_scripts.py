"""What may be said and written on a case now, filled from the case, or what is missing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from arrears.domain.case.stage import Stage
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Refusal, Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook.scripts.script import (
    Kind,
    Moment,
    Script,
    Spoken,
    channel_of,
    spoken,
    turn,
)
from arrears.playbook.scripts.slots import day_words
from arrears.playbook.scripts.tone import Manner, Past, manner
from arrears.store import cases
from arrears.store.models import Case
from arrears.store.script_facts import script_facts
from arrears.store.wording_facts import case_facts

from .case_history import Event
from .case_page import CasePage, PromiseRow

CLOSED = Words(
    "案件已关闭，不再联系。", "The case is closed; there is no more contact."
)
NOTHING_OWED = Words(
    "没有逾期，不需要联系。", "Nothing is overdue; no contact is needed."
)
STOPPED = Words(
    "{kind.zh}：先不用催收的话术。{stops.zh}",
    "{kind.en}: no words of collecting now. {stops.en}",
)
NOT_LOST = Words(  # CN-P2
    "没有失联记录，不请别人转告。",
    "Contact is not lost on record; nobody else is asked to pass on a word.",
)
OPTED_OUT = Words(
    "本人不接受这种联系方式。", "The debtor does not accept this way of contact."
)
TALK = Result.CONVERSATION
Say = Callable[[Moment], Spoken]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say or write: ready, or why it is not."""

    kind: Kind
    channel: Channel
    text: Words | None
    why_not: Words | None


@dataclass(frozen=True, slots=True)
class CaseScripts:
    """The page in plain values; `held` says why nothing is to be said at all."""

    manner: Manner
    held: Words | None
    lines: tuple[Line, ...]


def case_scripts(
    page: CasePage,
    *,
    now: datetime,
    by: str,
    next_on: date | None = None,
    case: Case | None = None,
) -> CaseScripts:
    """
    Return the words for the case that `page` tells of, for `by` to say at `now`.

    `next_on` is the day agreed for the next contact, where there is one. The `case` is
    not read again where whoever asks has it.
    """
    case = case or cases.case(page.number)
    on = cases.local_day(case.debtor, now)
    how = manner_of(page)
    if held := _held(page):
        return CaseScripts(how, held, ())
    name = Words(page.name, page.name)  # as the page may show it
    facts = {**script_facts(case, on=on, by=by), "name": name}
    if next_on:
        facts = {**facts, "next_on": day_words(next_on, today=on)}
    days = [cases.local_day(case.debtor, each.at) for each in _contacts(page)]
    say = partial(
        spoken,
        facts=facts,
        turn=turn(page.number, on, days),
        lawful=_lawful(case_facts(case, now=now)),
    )
    shut = _shut(page, case)
    moments = (Moment(kind, page.stage, how.tone, how.after) for kind in Kind)
    lines = tuple(_line(moment, shut=shut, say=say) for moment in moments)
    return CaseScripts(how, None, lines)


def manner_of(page: CasePage) -> Manner:
    """
    Return how to speak on the case, by its stage and what happened last.

    The one source of it: case page, call mode, words to say and composer show the same.
    """
    zone = ZoneInfo(page.zone or cases.DESK_ZONE)
    talks = [each.at.astimezone(zone).date() for each in _talks(page)]
    return manner(page.stage, _past(page, talks))


def _shut(page: CasePage, case: Case) -> Mapping[Kind, Words]:
    """Return the kinds that are not open on this case, each with the reason."""
    refused = {stop.channel for stop in page.stops if stop.kind is StopKind.OPT_OUT}
    shut = {kind: OPTED_OUT for kind in Kind if channel_of(kind) in refused}
    if case.lost_since is None:
        shut[Kind.THIRD_PERSON] = NOT_LOST
    return shut


def _line(moment: Moment, *, shut: Mapping[Kind, Words], say: Say) -> Line:
    kind, channel = moment.kind, channel_of(moment.kind)
    if kind in shut:
        return Line(kind, channel, None, shut[kind])
    try:
        return Line(kind, channel, say(moment).text, None)
    except Refusal as refusal:
        return Line(kind, channel, None, refusal.sentence)


def _past(page: CasePage, talks: Sequence[date]) -> Past:
    """Return what went before; `talks` are the days on which somebody spoke."""
    causes = (page.category, page.reason)
    told = {cause.code for cause in causes if cause}
    told |= {each.code for each in _talks(page)[:1]}
    rows = list(_standing(page))
    return Past(
        promises=tuple(row.state for row in rows),
        told=frozenset(told),
        talked_since=any(day > rows[0].due_on for day in talks) if rows else False,
    )


def _standing(page: CasePage) -> Iterator[PromiseRow]:
    """Yield the promises that no other took the place of, the newest first."""
    return (row for row in page.promises if row.state is not PromiseState.REPLACED)


def _contacts(page: CasePage) -> list[Event]:
    return [each for each in page.history if each.group in {"contact", "promise"}]


def _talks(page: CasePage) -> list[Event]:
    """Return the contacts in which somebody spoke, the newest first."""
    spoke = {code for code, each in BY_CODE.items() if each.result is TALK}
    return [each for each in _contacts(page) if each.code in spoke]


def _held(page: CasePage) -> Words | None:
    if page.closed_on:
        return CLOSED
    stop = next((each.kind for each in page.stops if each.kind.whole), None)
    if stop:
        return STOPPED.filled(kind=stop.words, stops=stop.stops)
    return NOTHING_OWED if page.stage is Stage.NOT_OVERDUE else None


def _lawful(known: CaseFacts) -> Callable[[Script, Words], bool]:
    """Return the wording check by what the registers know of the case."""

    def holds(script: Script, text: Words) -> bool:
        return all(
            judge(Wording(each, script.audience, script.channel, known)).verdict
            != "block"
            for each in (text.zh, text.en)
        )

    return holds
