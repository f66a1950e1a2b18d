"""What is owed, derived: the latest statement of each debt, and what was booked since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Prefetch, Q

from arrears.domain.money.amount import Amount
from arrears.domain.money.balance import Allocated, balance, event, left
from arrears.domain.money.ledger.event import Event
from arrears.domain.money.owed import HEADS, Owed, owed

from .models import Adjustment, Case, Debt, Payment, Statement


@dataclass(frozen=True, slots=True)
class DebtSum:
    """One debt with how its sum arises. Rows are in order of their days."""

    debt: Debt
    statement: Statement
    stated: Owed
    payments: tuple[Payment, ...]  # since the statement's day, and not taken back
    allocated: tuple[Allocated, ...]  # where each of those payments went
    adjusted: tuple[tuple[Adjustment, Allocated], ...]  # what else was booked since
    taken_back: tuple[Payment, ...]  # since the statement's day, and reversed
    now: Owed
    told: Mapping[str, Allocated] = field(repr=False)

    @property
    def booked(self) -> tuple[tuple[Payment | Adjustment, Allocated], ...]:
        """Return all that stands, payments and adjustments, in order of their days."""
        rows: list[Payment | Adjustment] = [*self.payments]
        rows += [row for row, _ in self.adjusted]
        named = {_name(row): row for row in rows}
        return tuple((named[ref], told) for ref, told in self.told.items())


def debt_sums(case: Case, *, on: date | None = None) -> tuple[DebtSum, ...]:
    """
    Return every debt of the case that was not recalled, by account number.

    `on` asks for a past day: by what had been stated and booked until then, as it is
    known now. A debt that had not been stated yet is left out.
    """
    debts = case.debts.filter(recalled_on=None).order_by("account_number")
    rows = debts.prefetch_related("statements", "payments__reversal", "adjustments")
    found = ((debt, _stated_by(debt, on)) for debt in rows)
    return tuple(_sum(debt, said, on=on) for debt, said in found if said)


def debt_sums_of(cases: Iterable[Case]) -> dict[int, tuple[DebtSum, ...]]:
    """Return the debts of many cases as they stand now, by the case's id."""
    debts = Debt.objects.filter(case__in=[case.pk for case in cases], recalled_on=None)
    rows = debts.order_by("account_number")
    found: dict[int, tuple[DebtSum, ...]] = {}
    for debt in rows.prefetch_related(
        "statements", "payments__reversal", "adjustments"
    ):
        if said := _stated_by(debt, None):
            found[debt.case_id] = (*found.get(debt.case_id, ()), _sum(debt, said))
    return found


def debt_sums_known(case: Case, *, at: datetime, on: date) -> tuple[DebtSum, ...]:
    """
    Return the debts as they stood on record at `at`, which is the debtor's day `on`.

    Unlike `debt_sums` of a past day it knows nothing that was entered later: no
    statement, payment or reversal, and no recall.
    """
    there = Q(recalled_on=None) | Q(recalled_on__gt=on)
    debts = (
        case.debts.filter(there)
        .order_by("account_number")
        .prefetch_related(
            Prefetch("statements", Statement.objects.filter(_in_by(at))),
            Prefetch("payments", Payment.objects.filter(booked_at__lte=at)),
            Prefetch("adjustments", Adjustment.objects.filter(booked_at__lte=at)),
        )
    )
    found = ((debt, _stated_by(debt, on)) for debt in debts)
    return tuple(_sum(debt, said, on=on) for debt, said in found if said)


def _in_by(at: datetime) -> Q:
    """Return what a statement had come in by then; one without a file has no hour."""
    return Q(source=None) | Q(source__at__lte=at)


def debt_sum(debt: Debt, *, on: date) -> DebtSum:
    """Return one debt as it stood on `on`, by the statement that holds now."""
    statement = next(said for said in debt.statements.all() if said.is_latest)
    return _sum(debt, statement, on=on)


def total(sums: tuple[DebtSum, ...]) -> Amount:
    """Return what all these debts come to; they share one currency."""
    if not sums:
        return Amount("CNY", 0)
    first, *others = (each.now.total for each in sums)
    return sum(others, start=first)


def oldest_due_on(sums: tuple[DebtSum, ...]) -> date | None:
    """Return the oldest unpaid due day; None when nothing is owed any more."""
    unpaid = [each.statement.due_on for each in sums if each.now.total.is_positive]
    return min(unpaid, default=None)


def reversed_by(payment: Payment) -> Adjustment | None:
    """Return what took the payment back; None where it stands."""
    return getattr(payment, "reversal", None)


def _stated_by(debt: Debt, on: date | None) -> Statement | None:
    """Return the statement that held on `on`; without a day, the latest."""
    told = debt.statements.all()
    if on is None:
        return next(said for said in told if said.is_latest)
    by_then = [said for said in told if said.as_of <= on]
    return max(
        by_then, key=lambda said: (said.as_of, said.is_latest, said.pk), default=None
    )


def _sum(debt: Debt, statement: Statement, *, on: date | None = None) -> DebtSum:
    since = sorted(
        (p for p in debt.payments.all() if _counts(p.paid_on, statement, on=on)),
        key=lambda p: (p.paid_on, p.booked_at, p.pk),
    )
    booked = [a for a in debt.adjustments.all() if _counts(a.on, statement, on=on)]
    booked.sort(key=lambda a: (a.on, a.booked_at, a.pk))
    minor = {head: getattr(statement, f"{head}_minor") for head in HEADS}
    stated = owed(debt.currency, **minor)
    events = [*_adjustments(booked, since), *map(_paid, since)]
    told = balance(stated, due_on=statement.due_on, events=events, on=on)
    stand = tuple(p for p in since if _name(p) in told)
    return DebtSum(
        debt,
        statement,
        stated,
        payments=stand,
        allocated=tuple(told[_name(p)] for p in stand),
        adjusted=tuple((a, told[_name(a)]) for a in booked if _name(a) in told),
        taken_back=tuple(p for p in since if _name(p) not in told),
        now=left(stated, told),
        told=told,
    )


def _counts(day: date, statement: Statement, *, on: date | None) -> bool:
    return day > statement.as_of and (on is None or day <= on)


def _paid(row: Payment) -> Event:
    return event(
        "payment",
        on=row.paid_on,
        booked_on=row.booked_at.date(),
        minor=row.amount_minor,
        ref=_name(row),
    )


def _adjustments(rows: Sequence[Adjustment], since: Sequence[Payment]) -> list[Event]:
    """
    Return the adjustments as events, each reversal beside what it takes back.

    A payment from before the statement is in it; taking that one back adds to it. On its
    day an adjustment goes before the payments, whenever it was booked.
    """
    by_payment = {payment.pk: payment for payment in since}
    by_own = {row.pk: row for row in rows}
    told = []
    for row in rows:
        undone = by_payment.get(row.payment_id or 0) or by_own.get(row.undoes_id or 0)
        kind = row.kind
        if kind == "reversal" and undone is None:
            kind = "chargeback" if row.owed_minor > 0 else "goodwill_credit"
        told.append(
            event(
                kind,
                on=undone_on(undone) if undone else row.on,
                booked_on=row.on,
                minor=abs(row.owed_minor),
                ref=_name(row),
                head=row.head,
                reverses=_name(undone) if undone else None,
            )
        )
    return told


def undone_on(row: Payment | Adjustment) -> date:
    """Return the day that a payment or an adjustment counts from."""
    return row.paid_on if isinstance(row, Payment) else row.on


def _name(row: Payment | Adjustment) -> str:
    """Return a ref that is one row's alone; the bank's own need not be."""
    return f"{type(row).__name__} {row.pk}"
