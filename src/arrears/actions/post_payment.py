"""Post a payment that was seen to the account it is for, once and no more."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from arrears.domain.audit.money import PaymentPosted
from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words
from arrears.intake.payments import is_name_of
from arrears.store import cases, journal, sums
from arrears.store.models import Debt, Payment

from .find_payment import find_claimed
from .judge_agreement import judge_agreement
from .replan import replan

ZONES_APART = timedelta(days=1)  # it may be tomorrow already where the bank is


class PaymentRefused(Refusal):
    """The payment cannot be posted like this."""


class UnknownAccount(PaymentRefused):
    """The lender has placed no such account."""

    words = Words(
        "没有账号为 {account} 的账户，请核对账号。",
        "There is no account {account}. Please check the number.",
    )


class OtherCurrency(PaymentRefused):
    """The account is in another currency."""

    words = Words(
        "账户币种是 {account}，这笔款是 {paid}，不能入账。",
        "The account is in {account}, the payment in {paid}; it cannot be posted.",
    )


class NoMoney(PaymentRefused):
    """A payment is of more than zero."""

    words = Words("金额须大于零。", "The amount must be more than zero.")


class PaidAhead(PaymentRefused):
    """The day of the payment is yet to come."""

    words = Words(
        "付款日期 {on} 还没有到，请核对。", "{on} is yet to come. Please check the day."
    )


class RefMissing(PaymentRefused):
    """Without a reference nobody can tell the payment from another."""

    words = Words("请填写流水号。", "Give the payment's reference.")


class RefTaken(PaymentRefused):
    """That reference stands for another payment already."""

    words = Words(
        "流水号 {ref} 已经入账，但内容不同（{amount}，{on}），请核对。",
        "{ref} is posted already, and differs ({amount}, {on}). Please check it.",
    )


@dataclass(frozen=True, slots=True)
class Incoming:
    """A payment to be posted: the lender's account, the money, its day, who paid."""

    lender: str
    account: str
    amount: Amount
    paid_on: date
    ref: str
    payer: str = ""  # empty: not told, and taken to be the debtor


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted; `already` where it stood in the books before."""

    payment: int
    case: str
    left: Amount
    already: bool


@transaction.atomic
def post_payment(told: Incoming, *, by: str, now: datetime) -> Posted:
    """
    Post the payment to its account, and journal it; the same one again changes nothing.

    Money is never refused for what it meets: a closed case, a paid debt (it
    becomes credit). A claimed payment that it is ends its trace; an agreement is judged.
    Raises PaymentRefused, in one sentence, and leaves no trace then.
    """
    debt = _debt(told)
    cases.hold(debt.case.number)
    _raise_unless_sound(told, debt, now=now)
    row, made = _row(told, debt, now=now)
    if made:
        _write(row, told, by=by, now=now)
        find_claimed(debt.case, row, by=by, now=now)
        judge_agreement(debt.case, by=by, now=now)
        replan(debt.case.debtor_id, now=now)
    left = sums.total(sums.debt_sums(debt.case))
    return Posted(row.pk, debt.case.number, left, already=not made)


def _debt(told: Incoming) -> Debt:
    rows = Debt.objects.select_related("case__debtor", "lender")
    found = rows.filter(
        lender__key=told.lender, account_number=told.account.strip()
    ).first()
    if found is None:
        raise UnknownAccount(account=told.account)
    return found


def _raise_unless_sound(told: Incoming, debt: Debt, *, now: datetime) -> None:
    if not told.amount.is_positive:
        raise NoMoney
    if told.amount.currency != debt.currency:
        raise OtherCurrency(account=debt.currency, paid=told.amount.currency)
    if not told.ref.strip():
        raise RefMissing
    if told.paid_on > cases.desk_day(now) + ZONES_APART:
        raise PaidAhead(on=told.paid_on)


def _row(told: Incoming, debt: Debt, *, now: datetime) -> tuple[Payment, bool]:
    row, made = Payment.objects.get_or_create(
        debt=debt,
        ref=_ref(told, debt),
        defaults={
            "paid_on": told.paid_on,
            "booked_at": now,
            "amount_minor": told.amount.minor,
            "paid_by": _paid_by(told, debt),
        },
    )
    if (row.paid_on, row.amount_minor) != (told.paid_on, told.amount.minor):
        was = Amount(debt.currency, row.amount_minor)
        raise RefTaken(ref=row.ref, amount=was, on=row.paid_on)
    return row, made


def _ref(told: Incoming, debt: Debt) -> str:
    """
    Return the reference to keep it by: the bank's own, numbered where it comes anew.

    It comes anew only where its file was taken back; one that bounced stays bounced.
    """
    ref = told.ref.strip()
    undone = debt.payments.filter(bank_line__ref=ref).exclude(bank_line__undone_at=None)
    times = undone.count()
    return f"{ref[:58]} ({times + 1})" if times else ref


def _paid_by(told: Incoming, debt: Debt) -> str:
    own = not told.payer or is_name_of(told.payer, debt.case.debtor.name)
    return "debtor" if own else "third_party"


def _write(row: Payment, told: Incoming, *, by: str, now: datetime) -> None:
    fact = PaymentPosted(
        row.debt.case.number,
        ref=row.ref,
        amount_minor=row.amount_minor,
        currency=told.amount.currency,
        paid_on=row.paid_on.isoformat(),
        paid_by=row.paid_by,
    )
    journal.write(fact, by=by, at=now)
