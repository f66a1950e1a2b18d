"""The outcomes a collector chooses from, in groups, each with its key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from arrears.domain.case.promising import DEFAULT_HORIZON_DAYS
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.agreed import AgreedBy
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.identity import needs_identity
from arrears.domain.contact.outcome import BY_CODE, Outcome, Result
from arrears.domain.contact.visit import SAID_AT_A_VISIT, VisitEnd
from arrears.domain.words import Words
from arrears.questions.case_page import CasePage

PROMISE = "EVT-12"
# Stops that a person at the desk records; a third person's are told at the gate.
STOPS = tuple(
    kind for kind in StopKind if kind not in {StopKind.REFUSAL, StopKind.VOLUNTEER}
)
CHANNELS = (
    Channel.PHONE,
    Channel.SMS,
    Channel.IM,
    Channel.EMAIL,
    Channel.LETTER,
    Channel.VISIT,
)
HOWS = tuple(AgreedBy)
VISIT_ENDS = tuple(VisitEnd)
VISIT_SAID = tuple(BY_CODE[code] for code in SAID_AT_A_VISIT)
GROUPS = (
    (Words("没有接通", "Not reached"), ("EVT-02", "EVT-03", "EVT-05", "EVT-04")),
    (
        Words("联系到本人", "Reached"),
        ("EVT-12", "EVT-01", "EVT-17", "EVT-16", "EVT-18", "EVT-27", "EVT-21"),
    ),
    (Words("需特别处理", "Handle with care"), ("EVT-20", "EVT-19", "EVT-28")),
    (Words("不是本人", "Somebody else"), ("EVT-06", "EVT-07")),
)
KEYS = {
    "EVT-02": "1",
    "EVT-03": "2",
    "EVT-05": "3",
    "EVT-04": "4",
    "EVT-06": "5",
    "EVT-01": "6",
    "EVT-17": "7",
    "EVT-16": "8",
    "EVT-20": "9",
    PROMISE: "p",
}
TALKED = {Result.CONVERSATION}


@dataclass(frozen=True, slots=True)
class Choice:
    """One outcome with the key that chooses it; empty where it has none."""

    outcome: Outcome
    key: str


@dataclass(frozen=True, slots=True)
class Group:
    """Outcomes that belong together."""

    words: Words
    choices: tuple[Choice, ...]


def after_a_call(outcomes: Iterable[Outcome]) -> tuple[Group, ...]:
    """Return the outcomes of a call of ours, in groups; none is left out."""
    offered = {outcome.code: outcome for outcome in outcomes}
    grouped = [
        _group(words, [offered.pop(code) for code in codes if code in offered])
        for words, codes in GROUPS
    ]
    grouped.append(_group(Words("其他", "Other"), offered.values()))
    return tuple(group for group in grouped if group.choices)


def in_call(outcomes: Iterable[Outcome], *, sure: bool) -> tuple[Group, ...]:
    """Return the outcomes open now: those that tell of the debt once identity is sure."""
    return after_a_call(o for o in outcomes if sure or not needs_identity(o))


def inbound(outcomes: Iterable[Outcome]) -> tuple[Group, ...]:
    """Return the outcomes of a call that the debtor made: those with a talk."""
    return after_a_call(o for o in outcomes if o.result in TALKED and not o.restricts)


def soon(page: CasePage, *, now: datetime) -> tuple[date, ...]:
    """Return the days a promise may be for without a reason, by her calendar."""
    zone = ZoneInfo(page.zone or settings.TIME_ZONE)
    first = now.astimezone(zone).date()
    return tuple(first + timedelta(days=n) for n in range(DEFAULT_HORIZON_DAYS + 1))


def _group(words: Words, outcomes: Iterable[Outcome]) -> Group:
    return Group(words, tuple(Choice(o, KEYS.get(o.code, "")) for o in outcomes))
