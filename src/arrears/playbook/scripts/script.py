"""The scripts: read from their files, picked for a moment, filled with its facts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any
from zlib import crc32

import yaml

from arrears.domain.case.stage import Stage
from arrears.domain.contact.channel import Channel
from arrears.domain.words import Refusal, Words
from arrears.playbook import relay

from .slots import FactMissing, Facts, filled, missing, named
from .tone import After, Tone

FOLDER = "texts"
STAGES = (Stage.EARLY, Stage.MIDDLE, Stage.LATE, Stage.HANDED_OVER)


class Kind(StrEnum):
    """What a script is for."""

    IDENTIFY = "identify"
    VERIFY = "verify"
    OPENING = "opening"
    CLOSING = "closing"
    SMS = "sms"
    MESSAGE = "message"
    EMAIL = "email"
    LETTER = "letter"
    CONFIRMATION = "confirmation"
    THIRD_PERSON = "third_person"

    @property
    def words(self) -> Words:
        """Return the kind's name as people read it."""
        return KIND_WORDS[self]


KIND_WORDS = {
    Kind.IDENTIFY: Words("先问是不是本人", "Who is on the line"),
    Kind.VERIFY: Words("核实身份", "Verification"),
    Kind.OPENING: Words("开场白", "Opening"),
    Kind.CLOSING: Words("结束语", "Closing"),
    Kind.SMS: Words("短信", "Text message"),
    Kind.MESSAGE: Words("即时消息", "Instant message"),
    Kind.EMAIL: Words("邮件", "E-mail"),
    Kind.LETTER: Words("信函", "Letter"),
    Kind.CONFIRMATION: Words("书面确认", "Written confirmation"),
    Kind.THIRD_PERSON: Words("请人转告", "Asking somebody to pass on a word"),
}


class UnknownKind(Refusal):
    """There are no scripts of that kind."""

    words = Words(
        "没有“{kind}”这一类话术。现有：{known}。",
        "There are no scripts of the kind “{kind}”. There are: {known}.",
    )


class NothingLawful(Refusal):
    """Every wording would be wrong on this case."""

    words = Words(
        "按这个案件的登记，这一类的话都不合适；请先看案件上的标记。",
        "By what is on record of this case, none of these words is right. See its marks first.",
    )


@dataclass(frozen=True, slots=True)
class Script:
    """One wording: when it fits, by which way it goes, who hears it."""

    kind: Kind
    number: int  # in its file, from 1
    stages: frozenset[Stage]
    tones: frozenset[Tone]
    after: frozenset[After]  # empty: whatever happened last
    channel: Channel
    audience: str
    text: Words

    @property
    def id(self) -> str:
        """Return what the wording is called: its kind and its place there."""
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is to be said."""

    kind: Kind
    stage: Stage
    tone: Tone
    after: After = After.FRESH


@dataclass(frozen=True, slots=True)
class Spoken:
    """A script with its slots filled, ready to be said."""

    script: Script
    text: Words


Judged = Callable[[Script, Words], bool]


@cache
def scripts() -> tuple[Script, ...]:
    """Return every script, by kind; what a third person hears is `relay`'s own."""
    told = [row for _, text in script_files() for row in read_scripts(text)]
    order = list(Kind)
    return (
        *sorted(told, key=lambda each: (order.index(each.kind), each.number)),
        _to_a_third_person(),
    )


def script_files() -> Sequence[tuple[str, str]]:
    """Return the name and the text of every file of scripts."""
    folder = resources.files(__package__) / FOLDER
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [(file.name, file.read_text("utf-8")) for file in files]


def read_scripts(text: str) -> Sequence[Script]:
    """Return the scripts of a file that `script_check` finds nothing against."""
    file: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return [
        _script(file, row, number) for number, row in enumerate(file["variants"], 1)
    ]


def channel_of(kind: Kind) -> Channel:
    """Return the way by which scripts of that kind go."""
    return next(each.channel for each in scripts() if each.kind is kind)


def kind_of(name: str) -> Kind:
    """Return the kind of that name. Raises UnknownKind."""
    if name not in set(Kind):
        raise UnknownKind(kind=name, known=", ".join(Kind))
    return Kind(name)


def fitting(moment: Moment, among: Iterable[Script]) -> tuple[Script, ...]:
    """
    Return the scripts that fit the moment.

    Those that take up what happened last, where there are any; else those that fit
    whatever happened.
    """
    fit = [
        each
        for each in among
        if each.kind is moment.kind
        and moment.stage in each.stages
        and moment.tone in each.tones
    ]
    taken_up = tuple(each for each in fit if moment.after in each.after)
    return taken_up or tuple(each for each in fit if not each.after)


def turn(number: str, on: date, before: Iterable[date] = ()) -> int:
    """
    Return the place in the round of wordings for a case and a day.

    The same on the same day; another than on the last of the days `before` on which
    there was a contact.
    """
    earlier = {day for day in before if day < on}
    return crc32(number.encode()) + len(earlier)


def spoken(
    moment: Moment,
    facts: Facts,
    *,
    turn: int,
    lawful: Judged = lambda _script, _text: True,
) -> Spoken:
    """
    Return the wording of the moment whose turn it is, filled with the facts.

    A wording that lacks a fact, or is not `lawful` on the case, gives way to the next.
    Raises FactMissing with what the one closest to whole lacks, NothingLawful.
    """
    fit = fitting(moment, scripts())
    whole = [each for each in fit if not missing(each.text, facts)]
    if not whole:
        lacks = sorted((missing(each.text, facts) for each in fit), key=len)
        raise FactMissing(facts=named(lacks[0]))
    first = turn % len(whole)
    for each in whole[first:] + whole[:first]:
        text = filled(each.text, facts)
        if lawful(each, text):
            return Spoken(each, text)
    raise NothingLawful


def _script(file: Mapping[str, Any], row: Mapping[str, Any], number: int) -> Script:
    return Script(
        kind=Kind(file["kind"]),
        number=number,
        stages=frozenset(map(Stage, row.get("stages") or STAGES)),
        tones=frozenset(map(Tone, row.get("tones") or Tone)),
        after=frozenset(map(After, row.get("after") or ())),
        channel=Channel(file["channel"]),
        audience=file["audience"],
        text=whole_text(file, row, number),
    )


def whole_text(file: Mapping[str, Any], row: Mapping[str, Any], number: int) -> Words:
    """Return a wording with the parts that every wording of its file carries below it."""
    below = [part["say"] for part in file.get("parts") or ()]
    said = [row["say"], *(says[(number - 1) % len(says)] for says in below)]
    return Words(
        "\n".join(each["zh"] for each in said), "\n".join(each["en"] for each in said)
    )


@cache
def letter_parts() -> Words:
    """Return what stands below the opening of every letter: the items of measure 69."""
    files = dict(script_files())
    told: dict[str, Any] = yaml.load(files["letter.yaml"], Loader=yaml.CSafeLoader)
    return whole_text(told, {"say": {"zh": "", "en": ""}}, number=1)


def _to_a_third_person() -> Script:
    """Return the one thing that somebody who owes nothing is asked."""
    return Script(
        kind=Kind.THIRD_PERSON,
        number=1,
        stages=frozenset(STAGES),
        tones=frozenset(Tone),
        after=frozenset(),
        channel=Channel.PHONE,
        audience="third_party",
        text=relay.ASK,
    )
