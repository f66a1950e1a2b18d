"""Reading one scenario: a JSON object becomes what the replay takes, or a refusal."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from arrears.domain.words import Words

from .event import Event
from .fields import Given, day, list_, minor, object_, one_of, text, there, wrong
from .heads import HEADS, PRINCIPAL
from .reading_events import events
from .reading_terms import terms
from .refusals import (
    CurrencyMixed,
    HeadUnknown,
    ScheduleDoesNotSum,
    ScheduleEmpty,
    ScheduleOutOfOrder,
    WaiverOfNothing,
)
from .replay import Scenario

Planned = tuple[int, Sequence[int], str]
NOT_MONEY = {"due", "kind", "currency", "total", "n", "number", "ref", "id"}
KINDS = ("regular", "down_payment")
CURRENCY_LETTERS = 3


def scenario(given: Given) -> Scenario:
    """
    Return the scenario a JSON object says.

    Raises a refusal, named in `refusals`, for the first mistake in it.
    """
    where = "scenario"
    currency = _currency(there(given, "currency", where=where))
    known_on, contract_on = given.get("as_known_on"), given.get("contract_on")
    schedule = _schedule(given, currency)
    happened = events(
        list_(given.get("events"), "events", where=where),
        currency=currency,
        contract_on=None
        if contract_on is None
        else day(contract_on, "contract_on", where=where),
    )
    _waivers(happened, schedule)
    return Scenario(
        currency=currency,
        as_of=day(there(given, "as_of", where=where), "as_of", where=where),
        as_known_on=None
        if known_on is None
        else day(known_on, "as_known_on", where=where),
        terms=terms(
            object_(given.get("terms"), "terms", where=where), currency=currency
        ),
        schedule=schedule,
        events=happened,
        asked_id=given.get("id"),
    )


def _currency(value: object) -> str:
    code = text(value, "currency", where="scenario")
    if len(code) == CURRENCY_LETTERS and code.isascii() and code.isupper():
        return code
    raise wrong(
        code,
        "currency",
        where="scenario",
        want=Words("三个大写字母（ISO 4217）", "three capitals (ISO 4217)"),
    )


def _schedule(given: Given, currency: str) -> list[Planned]:
    listed = list_(given.get("instalments"), "instalments", where="scenario")
    if not listed:
        raise ScheduleEmpty
    rows = [_planned(one, n, currency) for n, one in enumerate(listed, start=1)]
    for n in range(1, len(rows)):
        if rows[n][0] < rows[n - 1][0]:
            due, before = (date.fromordinal(rows[at][0]) for at in (n, n - 1))
            raise ScheduleOutOfOrder(n=n + 1, due=due, before=before)
    if given.get("principal") is not None:
        stated = minor(given["principal"], "principal", where="scenario")
        _sums(
            sum(parts[PRINCIPAL] for _, parts, _ in rows), stated, where="instalments"
        )
    return rows


def _planned(one: Any, n: int, currency: str) -> Planned:  # noqa: ANN401
    where = f"instalments[{n}]"
    row = object_(one, "instalments", where=where)
    if row.get("currency", currency) != currency:
        raise CurrencyMixed(where=where, currency=row["currency"], debt=currency)
    for field, value in row.items():
        is_money = isinstance(value, (int, Decimal)) and field not in NOT_MONEY
        if is_money and field not in HEADS:
            raise HeadUnknown(where=where, head=field, heads=", ".join(HEADS))
    parts = [minor(row.get(head, 0), head, where=where) for head in HEADS]
    if row.get("total") is not None:
        _sums(sum(parts), minor(row["total"], "total", where=where), where=where)
    kind = one_of(row.get("kind") or "regular", KINDS, "kind", where=where)
    return day(there(row, "due", where=where), "due", where=where), parts, kind


def _sums(parts: int, stated: int, *, where: str) -> None:
    if parts != stated:
        raise ScheduleDoesNotSum(where=where, sum=parts, stated=stated)


def _waivers(happened: Sequence[Event], schedule: Sequence[Planned]) -> None:
    """Refuse a waiver that names a day on which nothing of its head can fall due."""
    days = {due for due, _, _ in schedule}
    days |= {
        event.on
        for event in happened
        if event.kind in {"charge", "chargeback", "credit_refund"}
    }
    days |= {event.due for event in happened if event.due and event.kind == "charge"}
    for event in happened:
        if event.kind == "waiver" and event.due is not None and event.due not in days:
            head, due = HEADS[event.head or 0], date.fromordinal(event.due)
            raise WaiverOfNothing(where=event.ref, head=head, due=due)
