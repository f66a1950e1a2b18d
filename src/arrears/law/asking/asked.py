"""One question, read: the contact, the debts, the people, what happened, what is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from arrears.domain.contact.channel import PointKind
from arrears.domain.contact.person import Role
from arrears.law.engine.zones import known_zones, zone_of

from .form import Line, choice, day, group, moment, number, rows, text, texts, truth
from .mistakes import (
    FieldMissing,
    ToldTwice,
    UnknownChannel,
    UnknownPerson,
    UnknownZone,
)
from .past import CHANNELS, INITIATORS, Past, past
from .record import Record, records

ROLES = {str(role): role for role in Role}
POINT_KINDS = {str(kind): kind for kind in PointKind}
PURPOSES = dict.fromkeys(
    ["collect", "relay", "remind", "notice", "respond", "confirm_opt_out", "locate"]
)
VOICES = dict.fromkeys(("human", "ai", "prerecorded"))
STATUSES = dict.fromkeys(("open", "plan", "disputed", "settled", "written_off"))
MEDIA = {"voicemail": "phone"}  # a message left by telephone is a telephone call
# Where Beijing time is the law and another clock is the custom.
CUSTOM_CLOCKS = {"Asia/Urumqi", "Asia/Kashgar"}
LEGAL_CHINA = "Asia/Shanghai"
ROLE_CONTRADICTS = "role_contradicts"
DEBTS_UNKNOWN = "debts_unknown"


@dataclass(frozen=True, slots=True)
class Debt:
    """What the question says of one debt; None for what it does not."""

    id: str
    product: str | None
    principal_minor: int | None
    currency: str | None
    limitation_expires_on: date | None
    status: str | None
    counted_as: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the people around the debts."""

    id: str
    role: str | None
    flags: frozenset[str]
    ground: str | None


Row = TypeVar("Row", Debt, Somebody)


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question as it was asked; nothing is concluded from it yet."""

    packs: tuple[str, ...]
    at: datetime
    channel: str
    medium: str
    initiator: str
    person: str
    role: str | None
    point: str | None
    point_kind: str | None
    purpose: str | None
    text: str | None
    voice: str | None
    open: bool
    agents: int | None
    about: tuple[str, ...] | None
    zones: tuple[str, ...]
    debts: Mapping[str, Debt]
    people: Mapping[str, Somebody]
    past: Past
    records: Mapping[str, Sequence[Record]]
    notes: tuple[str, ...]  # on what was told in a way that contradicts itself

    @property
    def debt_rows(self) -> list[Debt]:
        """Return what is known of the debts this contact is about."""
        return [self.debts[name] for name in self.about or () if name in self.debts]

    def is_debtor(self, person: str | None) -> bool:
        """Say whether `person` is the debtor; a record that names nobody speaks of him."""
        if person is None:
            return True
        known = self.people.get(person)
        if known and known.role:
            return known.role == "debtor"
        return person != self.person or self.role == "debtor"


def asked(line: Line) -> Asked:
    """Return the question of one line. Raises a Refusal that names what is wrong."""
    contact, packs = group(line, "contact"), texts(line, "packs", where="question")
    if not packs:
        raise FieldMissing(field="packs")
    zones = _zones(contact, packs)
    zone = zone_of(zones[0]) if zones else UTC
    debts = _by_name(map(_debt, rows(line, "debts")), "debts")
    people = _by_name(map(_somebody, rows(line, "people")), "people")
    person, channel = _person(contact), _channel(contact)
    names = {debt.id: debt.counted_as for debt in debts.values()}
    at, about = moment(line, "at"), _about(contact, debts)
    told, known = _one_of(contact, "role", ROLES), people.get(person)
    happened = past(rows(line, "history"), names)
    return Asked(
        packs=packs,
        at=at,
        channel=channel,
        medium=MEDIA.get(channel, channel),
        initiator=_one_of(contact, "initiator", INITIATORS) or "collector",
        person=person,
        role=None if _contradict(told, known) else told or _role_of(known),
        point=text(contact, "point", where="contact"),
        point_kind=_one_of(contact, "point_kind", POINT_KINDS),
        purpose=_one_of(contact, "purpose", PURPOSES),
        text=text(contact, "text", where="contact"),
        voice=_one_of(contact, "voice", VOICES) or "human",
        open=truth(contact, "open", where="contact") or False,
        agents=number(contact, "agents", where="contact"),
        about=about,
        zones=zones,
        debts=debts,
        people=people,
        past=happened,
        records=records(rows(line, "records"), zone),
        notes=(
            *happened.notes,
            *happened.after(at),
            *([ROLE_CONTRADICTS] if _contradict(told, known) else []),
            *_not_described(about, debts),
        ),
    )


def _zones(contact: Line, packs: Sequence[str]) -> tuple[str, ...]:
    zones = texts(contact, "time_zones", where="contact") or ()
    for zone in zones:
        if zone not in known_zones():
            raise UnknownZone(zone=zone)
    if "cn" in packs and CUSTOM_CLOCKS & set(zones) and LEGAL_CHINA not in zones:
        return (*zones, LEGAL_CHINA)
    return zones


def _channel(contact: Line) -> str:
    found = contact.get("channel")
    if found is None:
        raise FieldMissing(field="contact.channel")
    if not isinstance(found, str) or found not in CHANNELS:
        raise UnknownChannel(channel=found, known=", ".join(CHANNELS))
    return found


def _person(contact: Line) -> str:
    found = text(contact, "person", where="contact")
    if found is None:
        raise UnknownPerson(field="contact.person")
    return found


def _contradict(told: str | None, known: Somebody | None) -> bool:
    """Say whether the contact and the list of people name two roles of one person."""
    return None not in (told, _role_of(known)) and told != _role_of(known)


def _role_of(known: Somebody | None) -> str | None:
    return known.role if known else None


def _not_described(
    about: Sequence[str] | None, debts: Mapping[str, Debt]
) -> Iterator[str]:
    unknown = [name for name in about or () if name not in debts]
    if debts and unknown:
        yield f"{DEBTS_UNKNOWN}: {', '.join(unknown)}"


def _by_name(found: Iterable[Row], field: str) -> dict[str, Row]:
    """Return the rows by their id. Raises ToldTwice where two of one id differ."""
    named: dict[str, Row] = {}
    for row in found:
        if named.setdefault(row.id, row) != row:
            raise ToldTwice(field=field, name=row.id)
    return named


def _about(contact: Line, debts: Mapping[str, Debt]) -> tuple[str, ...] | None:
    """Return the debts the contact is about; those of the question where none is told."""
    told = texts(contact, "debts", where="contact")
    return told or tuple(debts) or None


def _one_of(line: Line, field: str, known: Mapping[str, Any]) -> str | None:
    if line.get(field) is None:
        return None
    return choice(line, field, known, where="contact")


def _debt(line: Line) -> Debt:
    where = "debts"
    name = text(line, "id", where=where)
    if name is None:
        raise FieldMissing(field="debts.id")
    status = line.get("status")
    product = text(line, "product", where=where)
    account = text(line, "account_number", where=where)
    one_account = product == "student_loan" and account  # 1006.14(b)(4)
    return Debt(
        id=name,
        product=product,
        principal_minor=number(line, "principal_minor", where=where),
        currency=text(line, "currency", where=where),
        limitation_expires_on=day(line, "limitation_expires_on", where=where),
        status=None
        if status is None
        else choice(line, "status", STATUSES, where=where),
        counted_as=f"account {account}" if one_account else name,
    )


def _somebody(line: Line) -> Somebody:
    name = text(line, "id", where="people")
    if name is None:
        raise FieldMissing(field="people.id")
    role = line.get("role")
    return Somebody(
        id=name,
        role=None if role is None else choice(line, "role", ROLES, where="people"),
        flags=frozenset(texts(line, "flags", where="people") or ()),
        ground=text(line, "ground", where="people"),
    )
