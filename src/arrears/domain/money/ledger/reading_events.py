"""Reading the events of a scenario, each with its mistakes by name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from .event import PAYING, TYPES, WITHOUT_AMOUNT, Event
from .fields import Given, day, head, minor, object_, text, there
from .refusals import (
    ChargebackOfNothing,
    CurrencyMixed,
    EventBeforeContract,
    FieldMissing,
    RefTwice,
    ResumeWithoutPause,
    ReversalDiffers,
    ReversalOfReversal,
    ReversalOfUnknown,
    ReversedTwice,
    TypeUnknown,
)


def events(
    given: Sequence[Any], *, currency: str, contract_on: int | None
) -> list[Event]:
    """Return the events in the list's order; the same one told twice, once."""
    by_ref: dict[str, Event] = {}
    for n, one in enumerate(given, start=1):
        event = _event(one, n, currency=currency)
        _after_contract(event, n, contract_on)
        told = by_ref.setdefault(event.ref, event)
        if told is not event and replace(event, booked_on=told.booked_on) != told:
            raise RefTwice(ref=event.ref)
    _references(by_ref)
    _pauses(by_ref)
    return list(by_ref.values())


def _event(one: object, n: int, *, currency: str) -> Event:
    where = f"events[{n}]"
    given = object_(one, "events", where=where)
    kind = there(given, "type", where=where)
    if not isinstance(kind, str) or kind not in TYPES:
        raise TypeUnknown(where=where, type=kind, types=", ".join(sorted(TYPES)))
    ref = given.get("ref")
    where = f"events[{n}] {kind}" if ref is None else f"events[{n}] {kind} {ref}"
    if given.get("currency", currency) != currency:
        raise CurrencyMixed(where=where, currency=given["currency"], debt=currency)
    on = day(there(given, "on", where=where), "on", where=where)
    booked = given.get("booked_on")
    return Event(
        kind=kind,
        on=on,
        booked_on=on if booked is None else day(booked, "booked_on", where=where),
        amount=_amount(given, kind, where=where),
        head=_head(given, kind, where=where),
        due=None if given.get("due") is None else day(given["due"], "due", where=where),
        ref=f"#{n}" if ref is None else text(ref, "ref", where=where),
        reverses=_reverses(given, kind, where=where),
    )


def _amount(given: Given, kind: str, *, where: str) -> int | None:
    value = given.get("amount")
    if kind in {"pause", "resume"} or (value is None and kind in WITHOUT_AMOUNT):
        return None
    return minor(there(given, "amount", where=where), "amount", where=where, least=1)


def _head(given: Given, kind: str, *, where: str) -> int | None:
    value = given.get("head")
    if value is None:
        if kind in {"charge", "waiver"}:
            raise FieldMissing(where=where, field="head")
        return None
    return head(value, where=where)


def _reverses(given: Given, kind: str, *, where: str) -> str | None:
    value = given.get("reverses")
    if value is None:
        if kind == "reversal":
            raise FieldMissing(where=where, field="reverses")
        return None
    return text(value, "reverses", where=where)


def _after_contract(event: Event, n: int, contract_on: int | None) -> None:
    if contract_on is not None and event.on < contract_on:
        first = date.fromordinal(contract_on)
        on = date.fromordinal(event.on)
        raise EventBeforeContract(where=f"events[{n}]", on=on, contract_on=first)


def _references(by_ref: dict[str, Event]) -> None:
    undone: set[str] = set()
    for event in by_ref.values():
        if event.reverses is None:
            continue
        where, ref = event.ref, event.reverses
        named = by_ref.get(ref)
        if named is None:
            raise ReversalOfUnknown(where=where, ref=ref)
        if event.kind == "reversal":
            _reversal(event, named)
            if ref in undone:
                raise ReversedTwice(where=where, ref=ref)
            undone.add(ref)
        elif event.kind == "chargeback" and named.kind not in PAYING:
            raise ChargebackOfNothing(where=where, ref=ref)


def _reversal(event: Event, named: Event) -> None:
    where, ref = event.ref, named.ref
    if named.kind == "reversal":
        raise ReversalOfReversal(where=where, ref=ref)
    if event.amount is not None and event.amount != named.amount:
        original = named.amount
        raise ReversalDiffers(
            where=where, amount=event.amount, ref=ref, original=original
        )


def _pauses(by_ref: dict[str, Event]) -> None:
    """Refuse a resume with no pause on or before its day."""
    pauses = [event.on for event in by_ref.values() if event.kind == "pause"]
    for event in by_ref.values():
        if event.kind == "resume" and not any(on <= event.on for on in pauses):
            raise ResumeWithoutPause(where=event.ref)
