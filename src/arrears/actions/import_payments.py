"""Import a bank's file: each line is posted, waits for somebody, or is set aside."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from arrears.domain.audit.money import PaymentsImported
from arrears.domain.money.amount import Amount
from arrears.intake.payments import (
    Account,
    Accounts,
    AsideLine,
    Match,
    MatchState,
    PaymentFile,
    PaymentTotals,
    read_payments,
)
from arrears.store import journal, trouble
from arrears.store.lenders import lender as lender_of
from arrears.store.models import BankLine, Import, Lender
from arrears.store.payable import payable

from .post_payment import Incoming, PaymentRefused, post_payment

PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class PaymentsReceived:
    """
    The receipt of one file: posted + waiting + set aside = lines, in count and money.

    `already` is true where these bytes came in before: nothing was written then.
    Money is minor units by currency.
    """

    source: int
    file: str
    already: bool
    posted: int
    waiting: int
    set_aside: int
    posted_minor: Mapping[str, int]
    waiting_minor: Mapping[str, int]
    reasons: Mapping[str, int]
    aside: tuple[AsideLine, ...] = ()


def import_payments(
    path: Path,
    *,
    lender: str,
    by: str,
    now: datetime,
    folder: Path,
    currency: str = "",
    stated: PaymentTotals | None = None,
) -> PaymentsReceived:
    """
    Take in the bank's file at `path` for `lender`, and journal it.

    A line whose account is certain is posted; one that may be for several, or for
    nobody, waits in the queue; one that is no payment is set aside with its reason.
    The same bytes change nothing. `stated` are the bank's own totals. Raises
    UnknownLender, what `read_payments` raises, DatabaseBusy; nothing is written then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with trouble.named(), transaction.atomic():
        owner = lender_of(lender)
        known = BankLine.objects.filter(lender=owner, undone_at=None)
        file = read_payments(
            path,
            folder=folder,
            currency=currency,
            known=set(known.values_list("ref", flat=True)),
            stated=stated,
        )
        if (before := _before(file, owner)) is not None:
            return _receipt(before, file, already=True)
        return _taken(file, owner, by=by, now=now)


def _before(file: PaymentFile, owner: Lender) -> Import | None:
    rows = Import.objects.filter(purpose=PAYMENTS, lender=owner, undone_at=None)
    return rows.filter(sha256=file.sha256).first()


def _taken(
    file: PaymentFile, owner: Lender, *, by: str, now: datetime
) -> PaymentsReceived:
    source = _import(file, owner, by=by, now=now)
    accounts = Accounts(Account(*each) for each in payable(owner))
    rows = [_line(accounts.match(line), source, owner) for line in file.lines]
    BankLine.objects.bulk_create(rows, batch_size=2_000)
    for row in rows:
        if row.state == MatchState.MATCHED:
            posted(row, account=row.candidates[0][0], by=by, now=now)
    receipt = _receipt(source, file)
    fact = PaymentsImported(
        file.file[:120],
        file=file.file,
        sha256=file.sha256,
        posted=receipt.posted,
        waiting=receipt.waiting,
        set_aside=receipt.set_aside,
    )
    journal.write(fact, by=by, at=now)
    return receipt


def _import(file: PaymentFile, owner: Lender, *, by: str, now: datetime) -> Import:
    return Import.objects.create(
        sha256=file.sha256,
        profile_sha256=f"lender:{owner.pk}",
        purpose=PAYMENTS,
        file=file.file[:200],
        at=now,
        by=by,
        received=len(file.lines) + len(file.aside),
        accepted=len(file.lines),
        set_aside=len(file.aside),
        reasons=dict(Counter(each.reason for each in file.aside)),
        owed_minor=0,
        currency="XXX",
        lender=owner,
    )


def _line(match: Match, source: Import, owner: Lender) -> BankLine:
    line = match.line
    return BankLine(
        source=source,
        lender=owner,
        line=line.at,
        ref=line.ref[:64],
        paid_on=line.on,
        amount_minor=line.amount.minor,
        currency=line.amount.currency,
        account=line.account[:64],
        payer=line.payer[:120],
        memo=line.memo[:400],
        state=match.state,
        reason=match.reason,
        candidates=[[each.number, each.points] for each in match.candidates[:5]],
    )


def posted(row: BankLine, *, account: str, by: str, now: datetime) -> None:
    """
    Post a bank line to an account and settle it; a refusal leaves it waiting.

    Raises nothing: what the matching was sure of and posting refuses waits as well.
    """
    told = incoming(row, account)
    try:
        with transaction.atomic():
            row.payment_id = post_payment(told, by=by, now=now).payment
    except PaymentRefused:
        row.state = MatchState.PARTIAL
        row.save(update_fields=["state"])
        return
    row.settled_at, row.settled_by = now, by
    row.save(update_fields=["payment", "settled_at", "settled_by"])


def incoming(row: BankLine, account: str) -> Incoming:
    """Return the bank line as a payment to that account."""
    return Incoming(
        lender=row.lender.key,
        account=account,
        amount=Amount(row.currency, row.amount_minor),
        paid_on=row.paid_on,
        ref=row.ref,
        payer=row.payer,
    )


def _receipt(
    source: Import, file: PaymentFile, *, already: bool = False
) -> PaymentsReceived:
    rows = list(source.lines.values_list("payment", "currency", "amount_minor"))
    sums: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for payment, currency, minor in rows:
        sums[payment is not None][currency] += minor
    count = sum(payment is not None for payment, _, _ in rows)
    return PaymentsReceived(
        source=source.pk,
        file=file.file,
        already=already,
        posted=count,
        waiting=len(rows) - count,
        set_aside=source.set_aside,
        posted_minor=dict(sums[True]),
        waiting_minor=dict(sums[False]),
        reasons=source.reasons,
        aside=() if already else file.aside,
    )
