"""What the person agreed to, and what was taken back or asked of us since."""

from datetime import datetime, timedelta
from functools import lru_cache

from arrears.law.engine.zones import zone_of

from .asked import MEDIA, Asked
from .record import LENDERS, Record

CALLS_AGREED_FOR_DAYS = 7  # 12 CFR 1006.14(b)(3)(i), the day of consent is the first
TEXTS_PROVEN_FOR_DAYS = 60  # 12 CFR 1006.6(d)(5)
KIN = {"spouse", "guardian", "heir"}  # who count as the consumer, 1006.6(a)
NOT_OF_THE_DEBT = {"marketing", "service", "sales"}
TAKES_BACK = ("revocation", "opt_out", "cease")


def hours_agreed(asked: Asked, local: datetime) -> bool:
    """Say whether a consent that names hours takes in this one."""
    return any(c.has_hours and c.holds_at(local) for c in consents(asked, local))


def hours_agreed_with_us(asked: Asked, local: datetime) -> bool:
    """Say the same, of consents given to the collector itself."""
    return any(
        c.has_hours and c.holds_at(local) and c.given_to not in LENDERS
        for c in consents(asked, local)
    )


def contact_agreed(asked: Asked, local: datetime) -> bool:
    """Say whether a consent given to the collector itself covers this contact."""
    return any(
        c.given_to not in LENDERS and c.holds_at(local) for c in consents(asked, local)
    )


def work_permitted(asked: Asked, local: datetime) -> bool:
    """Say whether the person permitted this point or this medium at work."""
    return any(c.holds_at(local) for c in consents(asked, local))


def point_agreed(asked: Asked, local: datetime) -> bool:
    """Say whether the person agreed to this very address, or wrote to us from it."""
    agreed = any(
        c.given_to not in LENDERS
        and (asked.point == c.point if c.point else bool(c.channel))
        for c in consents(asked, local)
    )
    return agreed or any(
        event.initiator == "debtor"
        and event.person == asked.person
        and event.point == asked.point
        and event.channel == asked.channel
        and event.at <= local
        and purpose not in NOT_OF_THE_DEBT
        for event, purpose in zip(asked.past.events, asked.past.purposes, strict=True)
    )


def address_in_doubt(asked: Asked, local: datetime) -> bool:
    """Say whether the address was used for other things alone, or proven long ago."""
    wrote = [
        (event.at, purpose)
        for event, purpose in zip(asked.past.events, asked.past.purposes, strict=True)
        if event.initiator == "debtor"
        and (event.person, event.point) == (asked.person, asked.point)
        and event.channel == asked.channel
        and event.at <= local
    ]
    proofs = [at for at, purpose in wrote if purpose not in NOT_OF_THE_DEBT]
    proofs += [
        c.since
        for c in consents(asked, local)
        if c.given_to not in LENDERS and c.channel
    ]
    if wrote and not proofs:
        return True
    fresh = local - timedelta(days=TEXTS_PROVEN_FOR_DAYS)
    return asked.channel == "sms" and bool(proofs) and max(proofs) < fresh


def third_party_agreed(asked: Asked, local: datetime) -> bool:
    """Say whether the debtor agreed that this point of somebody else may be used."""
    return any(
        consent.in_force(local)
        and consent.given_to not in LENDERS
        and consent.person not in (None, asked.person)
        and asked.is_debtor(consent.person)
        and asked.point is not None
        and asked.point == consent.point
        and consent.covers(asked.about)
        and not any(
            back.in_force(local)
            and back.since >= consent.since
            and back.person == consent.person
            and back.point in (None, asked.point)
            for back in asked.records.get("revocation", ())
        )
        for consent in asked.records.get("consent", ())
    )


def calls_agreed(asked: Asked, local: datetime) -> bool:
    """Say whether a call now is one that the person asked for, 1006.14(b)(3)(i)."""
    return _call_agreed(asked, local, point=asked.point)


def more_calls_agreed(asked: Asked, local: datetime) -> bool:
    """Say whether a telephone consent without hours stands: consent to more calls."""
    return any(c.channel and not c.has_hours for c in consents(asked, local))


def calls_excused(asked: Asked) -> frozenset[int]:
    """Return the places in the history of our calls that the person had asked for."""
    if not asked.zones or "consent" not in asked.records:
        return frozenset()
    zone = zone_of(asked.zones[0])
    return frozenset(
        place
        for place, event in enumerate(asked.past.events)
        if event.person == asked.person
        and MEDIA.get(event.channel, event.channel) == "phone"
        and _call_agreed(asked, event.at.astimezone(zone), point=event.point)
    )


def time_inconvenient(asked: Asked, local: datetime) -> bool | None:
    """Say whether the person named this time as inconvenient; None where none is named."""
    answer: bool | None = False
    for record in mine(asked, "inconvenient_time", local):
        if not record.has_hours and record.days is None:
            answer = None
        elif record.holds_at(local) and not _agreed_since(asked, record, local):
            return True
    return answer


def place_inconvenient(asked: Asked, local: datetime) -> bool:
    """Say whether the person named this place as inconvenient."""
    return any(
        record.holds_at(local) and not _agreed_since(asked, record, local)
        for record in mine(asked, "inconvenient_place", local)
    )


def opted_out(asked: Asked, local: datetime) -> bool:
    """Say whether the person asked us not to use this medium, or this address."""
    return any(
        not _agreed_since(asked, record, local)
        for record in mine(asked, "opt_out", local)
    )


def opt_outs_confirmed(asked: Asked, local: datetime) -> int:
    """Return how often the last opt-out was confirmed already."""
    last = max((r.since for r in mine(asked, "opt_out", local)), default=None)
    pairs = zip(asked.past.events, asked.past.purposes, strict=True)
    return sum(
        purpose == "confirm_opt_out"
        and event.person == asked.person
        and last is not None
        and last <= event.at <= local
        for event, purpose in pairs
    )


@lru_cache(maxsize=8)  # one moment is asked about by many facts
def consents(
    asked: Asked,
    local: datetime,
    *,
    medium: str | None = None,
    point: str | None = None,
) -> tuple[Record, ...]:
    """Return the consents that cover this contact and were not taken back."""
    medium, point = medium or asked.medium, point or asked.point
    given = [
        c
        for c in asked.records.get("consent", ())
        if c.in_force(local)
        and c.person in (None, asked.person)
        and _fits(c, medium, point)
        and c.covers(asked.about)
    ]
    return tuple(c for c in given if not _taken_back(asked, c, local, medium, point))


def mine(asked: Asked, kind: str, local: datetime) -> list[Record]:
    """Return the records of that kind that cover this contact of this person."""
    return [
        record
        for record in asked.records.get(kind, ())
        if record.in_force(local)
        and record.person in (None, asked.person)
        and _fits(record, asked.medium, asked.point)
        and record.touches(asked.about)
    ]


def _fits(record: Record, medium: str, point: str | None) -> bool:
    channel = record.channel and MEDIA.get(record.channel, record.channel)
    return channel in (None, medium) and record.point in (None, point)


def _taken_back(
    asked: Asked, consent: Record, local: datetime, medium: str, point: str | None
) -> bool:
    return any(
        record.since >= consent.since
        and record.in_force(local)
        and record.person in (None, asked.person)
        and (kind == "cease" or _fits(record, medium, point))
        and record.touches(asked.about)
        for kind in TAKES_BACK
        for record in asked.records.get(kind, ())
    )


def _agreed_since(asked: Asked, record: Record, local: datetime) -> bool:
    """Say whether a later consent, for this hour if hours matter, lifts the record."""
    needs_hours = record.kind == "inconvenient_time"
    return any(
        consent.since > record.since
        and consent.holds_at(local)
        and (consent.has_hours or not needs_hours)
        for consent in consents(asked, local)
    )


def _call_agreed(asked: Asked, local: datetime, *, point: str | None) -> bool:
    return any(
        c.given_to not in LENDERS
        and c.holds_at(local)
        and _within_days(c, local)
        and not asked.past.talked(asked.person, since=c.since, until=local)
        for c in consents(asked, local, medium="phone", point=point)
    )


def _within_days(consent: Record, local: datetime) -> bool:
    first = consent.since.astimezone(local.tzinfo).date()
    return local.date() < first + timedelta(days=CALLS_AGREED_FOR_DAYS)
