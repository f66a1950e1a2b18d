"""The floor schemes (QST-02): every offer the policy allows, the fitting ones first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import Offer, OfferKind
from arrears.domain.money.owed import Owed
from arrears.domain.money.plan import Instalment, Plan, as_much_as, equal

from .authority import may_grant, needed
from .policy import ALL, Policy


@dataclass(frozen=True, slots=True)
class Position:
    """What an offer starts from: the debt, the product, the day, and the means."""

    product: str
    owed: Owed
    on: date
    affordable: Amount | None = None  # by the month; None is unknown
    at_hand: Amount | None = None  # what she could pay at once, by her own word
    payday: int | None = None  # day of the month


@dataclass(frozen=True, slots=True)
class Scheme:
    """
    One thing that could be agreed on, with its floor and the authority it needs.

    `fits` says whether her means bear it: None where they are not known. `floor` is
    the least that may be agreed to under it; nothing below it is ever offered.
    """

    kind: OfferKind
    pays: Amount
    waives: Mapping[str, Amount]
    plan: Plan
    floor: Amount
    needs: str
    documents: tuple[str, ...]
    fits: bool | None


def floor_schemes(position: Position, policy: Policy) -> tuple[Scheme, ...]:
    """
    Return what may be offered, what fits the means first, the least concession first.

    The same inputs give the same offers in the same order (CALC-03). A scheme that
    nobody may grant is not there. Empty where nothing is owed.
    """
    if not position.owed.total.is_positive:
        return ()
    found = [scheme for make in MAKERS for scheme in make(position, policy)]
    return tuple(sorted(found, key=lambda s: (_fit(s), _conceded(s))))


def offer(
    scheme: Scheme, *, policy: Policy, made_on: date, by: str, role: str
) -> Offer:
    """
    Return the scheme as an offer with its real last day.

    It stands at once where `role` may grant it; else it waits for somebody who may.
    """
    may = may_grant(policy, role=role, needs=scheme.needs)
    return Offer(
        kind=scheme.kind,
        pays=scheme.pays,
        waives=scheme.waives,
        plan=scheme.plan,
        made_on=made_on,
        expires_on=made_on + timedelta(days=policy.valid_days),
        by=by,
        needs=scheme.needs,
        policy=policy.version,
        approved_by=by if may else "",
    )


def _full(position: Position, policy: Policy) -> Iterator[Scheme]:
    total = position.owed.total
    yield from _at_once(position, policy, OfferKind.FULL_PAYMENT, {}, total)


def _extension(position: Position, policy: Policy) -> Iterator[Scheme]:
    if policy.extension_days:
        total = position.owed.total
        yield from _at_once(
            position, policy, OfferKind.EXTENSION, {}, total, days=policy.extension_days
        )


def _waiver(position: Position, policy: Policy) -> Iterator[Scheme]:
    yield from _forgiving(position, policy, OfferKind.WAIVER, policy.waiver)


def _settlement(position: Position, policy: Policy) -> Iterator[Scheme]:
    if policy.settlement.get("principal"):
        yield from _forgiving(position, policy, OfferKind.SETTLEMENT, policy.settlement)


def _plans(position: Position, policy: Policy) -> Iterator[Scheme]:
    longest = policy.plan_months.get(position.product, 0)
    if longest < 1:
        return
    for plan in _candidates(position, policy, longest):
        needs = needed(policy, owed=position.owed.heads, waives={}, months=plan.months)
        if needs is None:
            continue
        yield Scheme(
            kind=OfferKind.PLAN,
            pays=plan.total,
            waives={},
            plan=plan,
            floor=_least(position, policy, longest),
            needs=needs,
            documents=policy.documents[OfferKind.PLAN],
            fits=_bears(position.affordable, plan.largest),
        )


MAKERS = (_full, _plans, _waiver, _extension, _settlement)


def _candidates(position: Position, policy: Policy, longest: int) -> Iterator[Plan]:
    """Yield the plan that her month can bear, else the shortest and longest equal ones."""
    total, monthly = position.owed.total, position.affordable
    first_on, payday = _first_day(position), position.payday
    if monthly is not None and monthly.covers(_least(position, policy, longest)):
        yield as_much_as(
            total, monthly=monthly, first_on=first_on, longest=longest, payday=payday
        )
        return
    most = max(1, min(longest, total.minor // policy.least_instalment_minor or 1))
    for months in sorted({min(3, most), min(12, most), most}):
        if months > 1:
            yield equal(total, months=months, first_on=first_on, payday=payday)


def _first_day(position: Position) -> date:
    return position.on + timedelta(days=1)


def _least(position: Position, policy: Policy, longest: int) -> Amount:
    total = position.owed.total
    by_term = -(-total.minor // longest)
    return Amount(
        total.currency, min(total.minor, max(by_term, policy.least_instalment_minor))
    )


def _forgiving(
    position: Position, policy: Policy, kind: OfferKind, shares: Mapping[str, int]
) -> Iterator[Scheme]:
    heads = position.owed.heads
    waives = {
        head: Amount(owed.currency, owed.minor * shares.get(head, 0) // ALL)
        for head, owed in heads.items()
        if owed.minor * shares.get(head, 0) >= ALL
    }
    if waives:
        total = position.owed.total
        pays = total - sum(waives.values(), start=total - total)
        yield from _at_once(position, policy, kind, waives, pays)


def _at_once(
    position: Position,
    policy: Policy,
    kind: OfferKind,
    waives: Mapping[str, Amount],
    pays: Amount,
    *,
    days: int = 0,
) -> Iterator[Scheme]:
    needs = needed(policy, owed=position.owed.heads, waives=waives, days=days)
    if needs is None or not pays.is_positive:
        return
    due_on = position.on + timedelta(days=days or policy.valid_days)
    yield Scheme(
        kind=kind,
        pays=pays,
        waives=waives,
        plan=Plan((Instalment(due_on, pays),), pays - pays),
        floor=pays,
        needs=needs,
        documents=policy.documents.get(kind, ()),
        fits=None if days else _bears(position.at_hand, pays),
    )


def _bears(means: Amount | None, asked: Amount) -> bool | None:
    return None if means is None else means.covers(asked)


def _fit(scheme: Scheme) -> int:
    """Return 0 for what her means bear, 1 where nobody knows, 2 for what they do not."""
    return {True: 0, None: 1, False: 2}[scheme.fits]


def _conceded(scheme: Scheme) -> tuple[int, int, str]:
    forgiven = sum(part.minor for part in scheme.waives.values())
    return forgiven, scheme.plan.months, scheme.kind
