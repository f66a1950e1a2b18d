"""The money of one case: payments, what else was booked, traces, offers, the agreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.money.amount import Amount
from arrears.domain.money.balance import ADJUSTMENTS
from arrears.domain.money.offer import STATE_WORDS as OFFER_WORDS
from arrears.domain.money.offer import OfferKind, OfferState
from arrears.domain.money.owed import HEADS, Owed
from arrears.domain.money.plan import Instalment
from arrears.domain.money.promise import PromiseState
from arrears.domain.money.trace import TraceState
from arrears.domain.posts import POSTS
from arrears.domain.words import Words
from arrears.playbook.offers.authority import may_grant
from arrears.playbook.offers.policy import Policy
from arrears.playbook.offers.schemes import Scheme, floor_schemes
from arrears.store import cases, offers, positions, sums
from arrears.store.models import Adjustment, Case, Debt, Payment, Trace
from arrears.store.models import Offer as OfferRow
from arrears.store.policies import policy_of
from arrears.store.positions import NOT_TOLD, MeansTold

from .case_history import staff_names
from .masked import masked_account

LENDER = Words("委托方", "the lender")
PAID_BY = {
    "debtor": Words("本人", "the debtor"),
    "third_party": Words("他人代还", "somebody else"),
}
ENDED = {
    offers.RUNNING: Words("履行中", "being kept"),
    offers.KEPT: Words("已履行完毕", "kept to its end"),
    offers.BROKEN: Words("未按约履行，已终止", "broken, and over"),
}


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment; `reversed_on` and `ground` where it was taken back."""

    payment: int
    paid_on: date
    amount: Amount
    account: str  # masked
    paid_by: Words
    ref: str
    reversed_on: date | None
    ground: str


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """Something else that was booked; below zero where it lowers the debt."""

    on: date
    words: Words
    head: Words | None
    amount: Amount
    ground: str
    by: str


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One claimed payment and how far the looking has come."""

    trace: int
    amount: Amount
    paid_on: date
    account: str
    way: str
    evidence: str
    state: TraceState
    opened_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """One way to settle that the policy allows; `fits` is None where nobody knows."""

    key: str
    kind: OfferKind
    pays: Amount
    forgiven: Amount
    instalments: tuple[Instalment, ...]
    needs: Words
    at_once: bool  # the asker may grant it
    fits: bool | None


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer and where it stands."""

    offer: int
    kind: OfferKind
    pays: Amount
    forgiven: Amount
    instalments: tuple[Instalment, ...]
    made_on: date
    expires_on: date
    by: str
    mine: bool
    needs: Words
    ground: str
    state: Words
    proposed: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed last, instalment by instalment, and whether it is being kept."""

    offer: int
    kind: OfferKind
    accepted_on: date
    words: Words
    running: bool
    parts: tuple[tuple[Instalment, PromiseState], ...]


@dataclass(frozen=True, slots=True)
class Deals:
    """What was agreed, offered, and said to be paid: the money page in short."""

    agreed: Agreed | None
    offers: tuple[OfferLine, ...]
    traces: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The page in plain values; sums are of the whole case."""

    number: str
    name: str
    lender: str
    on: date
    owed: Owed
    total: Amount
    payments: tuple[PaymentLine, ...]
    adjustments: tuple[AdjustmentLine, ...]
    traces: tuple[TraceLine, ...]
    affordable: Amount | None
    unknown: tuple[str, ...]
    schemes: tuple[SchemeLine, ...]
    offers: tuple[OfferLine, ...]
    agreed: Agreed | None


def money_page(
    number: str, *, now: datetime, by: str, role: str, means: MeansTold = NOT_TOLD
) -> MoneyPage:
    """Return the money of case `number` as `by` sees it at `now`. Raises UnknownCase."""
    case = cases.case(number)
    on, names = cases.local_day(case.debtor, now), staff_names()
    policy = policy_of(case.placement.lender, on=on)
    position = positions.position(case, means, policy, on=on)
    told = positions.means_of(means, position.owed.total.currency)
    agreed = _agreed(case, on=on)
    free = agreed is None or not agreed.running
    schemes = floor_schemes(position, policy) if free else ()
    return MoneyPage(
        number=case.number,
        name=case.debtor.name,
        lender=case.placement.lender.name,
        on=on,
        owed=position.owed,
        total=sums.total(sums.debt_sums(case)),
        payments=_payments(case),
        adjustments=_adjustments(case, names),
        traces=tuple(_trace(row, names) for row in _traces(case)),
        affordable=told.affordable(),
        unknown=told.unknown(),
        schemes=tuple(_scheme(each, role, policy) for each in schemes),
        offers=_offers(case, on=on, by=by, names=names),
        agreed=agreed,
    )


def deals(case: Case, *, on: date, by: str, names: Mapping[str, str]) -> Deals:
    """Return the deals of the case as `by` sees them on `on`."""
    return Deals(
        agreed=_agreed(case, on=on),
        offers=_offers(case, on=on, by=by, names=names),
        traces=tuple(_trace(row, names) for row in _traces(case)),
    )


def _payments(case: Case) -> tuple[PaymentLine, ...]:
    rows = Payment.objects.filter(debt__case=case).select_related("debt", "reversal")
    return tuple(_payment(row) for row in rows.order_by("-paid_on", "-pk"))


def _payment(row: Payment) -> PaymentLine:
    undone = sums.reversed_by(row)
    return PaymentLine(
        payment=row.pk,
        paid_on=row.paid_on,
        amount=Amount(row.debt.currency, row.amount_minor),
        account=masked_account(row.debt.account_number),
        paid_by=PAID_BY[row.paid_by],
        ref=row.ref,
        reversed_on=undone.on if undone else None,
        ground=undone.ground if undone else "",
    )


def _adjustments(case: Case, names: Mapping[str, str]) -> tuple[AdjustmentLine, ...]:
    rows = Adjustment.objects.filter(debt__case=case, payment=None)
    return tuple(
        AdjustmentLine(
            on=row.on,
            words=ADJUSTMENTS[row.kind],
            head=HEADS.get(row.head),
            amount=Amount(row.debt.currency, row.owed_minor),
            ground=row.ground,
            by=names.get(row.by, row.by),
        )
        for row in rows.select_related("debt").order_by("-on", "-pk")
    )


def _traces(case: Case) -> Sequence[Trace]:
    return list(case.traces.select_related("payment").order_by("-opened_at"))


def _trace(row: Trace, names: Mapping[str, str]) -> TraceLine:
    over = TraceState.FOUND if row.payment_id else TraceState.NOT_FOUND
    return TraceLine(
        trace=row.pk,
        amount=Amount(row.currency, row.amount_minor),
        paid_on=row.paid_on,
        account=row.account,
        way=row.way,
        evidence=row.evidence,
        state=over if row.ended_at else TraceState.OPEN,
        opened_at=row.opened_at,
        by=names.get(row.by, row.by),
    )


def _scheme(scheme: Scheme, role: str, policy: Policy) -> SchemeLine:
    nothing = scheme.pays - scheme.pays
    return SchemeLine(
        key=positions.key(scheme),
        kind=scheme.kind,
        pays=scheme.pays,
        forgiven=sum(scheme.waives.values(), start=nothing),
        instalments=scheme.plan.instalments,
        needs=_post(scheme.needs),
        at_once=may_grant(policy, role=role, needs=scheme.needs),
        fits=scheme.fits,
    )


def _offers(
    case: Case, *, on: date, by: str, names: Mapping[str, str]
) -> tuple[OfferLine, ...]:
    rows = sorted(case.offers.all(), key=lambda row: row.made_at, reverse=True)
    return tuple(offer_line(row, on=on, by=by, names=names) for row in rows)


def offer_line(
    row: OfferRow, *, on: date, by: str, names: Mapping[str, str]
) -> OfferLine:
    """Return one offer as a page tells it."""
    offer = offers.offer_of(row)
    state = offer.state(on)
    return OfferLine(
        offer=row.pk,
        kind=offer.kind,
        pays=offer.pays,
        forgiven=sum(offer.waives.values(), start=offer.pays - offer.pays),
        instalments=offer.plan.instalments if offer.plan else (),
        made_on=row.made_on,
        expires_on=row.expires_on,
        by=names.get(row.by, row.by),
        mine=row.by == by,
        needs=_post(row.needs),
        ground=row.ground,
        state=OFFER_WORDS[state],
        proposed=state is OfferState.PROPOSED,
        open=state is OfferState.OPEN,
    )


def _agreed(case: Case, *, on: date) -> Agreed | None:
    row = offers.agreement(case)
    if row is None or row.accepted_on is None:
        return None
    grace = policy_of(case.placement.lender, on=on).grace_days
    judged = offers.instalments_judged(row, on=on, grace_days=grace)
    stands = offers.stands(judged)
    return Agreed(
        offer=row.pk,
        kind=OfferKind(row.kind),
        accepted_on=row.accepted_on,
        words=ENDED[stands],
        running=stands == offers.RUNNING,
        parts=tuple(
            (
                Instalment(each.standing.promise.due_on, each.standing.promise.amount),
                each.state,
            )
            for each in judged
        ),
    )


def _post(role: str) -> Words:
    return POSTS.get(role, LENDER)


def first_debt(case: Case) -> Debt | None:
    """Return the debt that a written agreement names."""
    return case.debts.filter(recalled_on=None).order_by("account_number").first()
