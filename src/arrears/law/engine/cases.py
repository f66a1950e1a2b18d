"""The cases of the rules: what happened, told in a line, and what follows from it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from arrears.domain.contact.outcome import Result

from .counter import Happened
from .guard import Question
from .rule import Rule
from .usual import USUAL
from .verdict import Verdict

PERSON = "debtor"
HOME_ZONE = "Asia/Shanghai"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
KEYS = {
    "name",
    "calls",
    "at",
    "zones",
    "point",
    "channel",
    "debts",
    "facts",
    "then",
    "basis",
}
CALL = re.compile(
    r"(?P<at>\w{3} \S+ \S+) (?P<result>\w+)(?: via (?P<channel>\w+))?"
    r"(?: by (?P<by>\w+))?(?: on (?P<point>\w+))?(?: about (?P<debts>\w+(?:\+\w+)*))?"
)


class CaseMisread(ValueError):
    """A case's text breaks the form; the message says which case and how."""


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case of a rule: the contact somebody wants to make, and the answer."""

    rule: Rule
    name: str
    question: Question
    then: Verdict
    basis: str

    def __str__(self) -> str:
        return f"{self.rule.key}: {self.name}"


def rule_cases(rules: Iterable[Rule]) -> tuple[RuleCase, ...]:
    """Return every case of `rules`. Raises CaseMisread."""
    return tuple(_case(rule, told) for rule in rules for told in rule.cases)


def moment(text: str, *, zone: str = HOME_ZONE) -> datetime:
    """
    Return "Tue 2026-11-24 21:59" as an instant of `zone`; seconds may follow.

    Raises CaseMisread where the weekday is not the day's own.
    """
    weekday, _, rest = text.partition(" ")
    at = datetime.fromisoformat(rest).replace(tzinfo=ZoneInfo(zone))
    if WEEKDAYS[at.weekday()] != weekday:
        raise CaseMisread(f"{text}: that day is a {WEEKDAYS[at.weekday()]}")
    return at


def _case(rule: Rule, told: Mapping[str, Any]) -> RuleCase:
    if odd := set(told) - KEYS:
        raise CaseMisread(f"{rule.key}, {told.get('name')}: unknown {sorted(odd)}")
    return RuleCase(
        rule=rule,
        name=told["name"],
        question=_question(told),
        then=Verdict[told["then"].upper()],
        basis=told["basis"],
    )


def _question(told: Mapping[str, Any]) -> Question:
    """Return the contact of a case; its numbers are called by their kind."""
    zones, point = tuple(told.get("zones", [HOME_ZONE])), told.get("point", "mobile")
    zone = zones[0] if zones else HOME_ZONE
    return Question(
        at=moment(told["at"], zone=zone),
        zones=zones,
        channel=told.get("channel", "phone"),
        person=PERSON,
        point=point,
        facts={**USUAL, "point_kind": point, **told.get("facts", {})},
        debts=tuple(told.get("debts", ())),
        history=tuple(_happened(call, zone) for call in told.get("calls", ())),
    )


def _happened(text: str, zone: str) -> Happened:
    call = CALL.fullmatch(text)
    if call is None:
        raise CaseMisread(f"{text}: not “Tue 2026-11-24 08:30 no_answer on home”")
    return Happened(
        at=moment(call["at"], zone=zone),
        person=PERSON,
        point=call["point"] or "mobile",
        result=Result(call["result"]),
        initiator=call["by"] or "collector",
        channel=call["channel"] or "phone",
        debts=tuple(call["debts"].split("+")) if call["debts"] else (),
    )
