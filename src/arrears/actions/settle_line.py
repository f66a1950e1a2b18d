"""Say whose a waiting bank line is, put it aside, or take a whole file back."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.money import PaymentPutAside, PaymentsUndone
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.models import BankLine, Import

from .import_payments import PAYMENTS, incoming
from .post_payment import PaymentRefused, Posted, post_payment
from .reverse_payment import reverse_payment

__all__ = ["LineRefused", "PaymentRefused", "assign_line", "put_aside", "undo_payments"]


class LineRefused(Refusal):
    """The line cannot be settled like this."""


class LineSettled(LineRefused):
    """Somebody settled the line before, or its file was taken back."""

    words = Words(
        "这笔收款已经处理过，请刷新页面。",
        "This line was settled already. Reload the page.",
    )


class LineGroundMissing(LineRefused):
    """Nobody said why."""

    words = Words("请写明理由。", "Say why.")


class NoSuchFile(LineRefused):
    """No bank file of that number stands in the books."""

    words = Words(
        "没有编号为 {source} 的收款文件，或已经撤销。",
        "There is no bank file {source}, or it was undone already.",
    )


@transaction.atomic
def assign_line(*, line: int, account: str, by: str, now: datetime) -> Posted:
    """
    Post the waiting line to `account`; return what became of it.

    Raises LineSettled, PaymentRefused.
    """
    row = _waiting(line)
    found = post_payment(incoming(row, account), by=by, now=now)
    row.payment_id = found.payment
    _settle(row, by=by, now=now)
    return found


@transaction.atomic
def put_aside(*, line: int, ground: str, by: str, now: datetime) -> None:
    """Settle the waiting line as none of ours. Raises LineSettled, LineGroundMissing."""
    row = _waiting(line)
    row.ground = _ground(ground)
    _settle(row, by=by, now=now)
    fact = PaymentPutAside(row.lender.key, ref=row.ref, ground=row.ground)
    journal.write(fact, by=by, at=now)


@transaction.atomic
def undo_payments(*, source: int, ground: str, by: str, now: datetime) -> int:
    """
    Take a bank file back: every payment of it is reversed, every line leaves the queue.

    Returns how many payments were reversed; those reversed before stay as they
    are. The same file may come in anew. Raises NoSuchFile, LineGroundMissing.
    """
    held = Import.objects.select_for_update().filter(pk=source, purpose=PAYMENTS)
    file = held.filter(undone_at=None).first()
    if file is None:
        raise NoSuchFile(source=source)
    why = _ground(ground)
    lines = list(file.lines.exclude(payment=None).select_related("payment__debt__case"))
    done = 0
    for row in lines:
        if row.payment and not hasattr(row.payment, "reversal"):
            reverse_payment(
                number=row.payment.debt.case.number,
                payment=row.payment.pk,
                ground=why,
                by=by,
                now=now,
            )
            done += 1
    file.lines.update(undone_at=now)
    file.undone_at, file.undone_by = now, by
    file.save(update_fields=["undone_at", "undone_by"])
    fact = PaymentsUndone(file.file[:120], file=file.file, reversed=done, ground=why)
    journal.write(fact, by=by, at=now)
    return done


def _waiting(line: int) -> BankLine:
    held = BankLine.objects.select_for_update(of=("self",)).select_related("lender")
    row = held.filter(pk=line, settled_at=None, undone_at=None).first()
    if row is None:
        raise LineSettled
    return row


def _ground(text: str) -> str:
    if not text.strip():
        raise LineGroundMissing
    return text.strip()[:400]


def _settle(row: BankLine, *, by: str, now: datetime) -> None:
    row.settled_at, row.settled_by = now, by
    row.save(update_fields=["payment", "settled_at", "settled_by", "ground"])
