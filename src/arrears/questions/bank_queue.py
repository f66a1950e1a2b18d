"""The bank lines that wait for somebody to say whose they are."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.intake.payments import MatchReason
from arrears.store.models import BankLine, Debt, Import

from .masked import masked_account

MOST = 200


@dataclass(frozen=True, slots=True)
class Likely:
    """An account the line may be for, its debtor, and how much agrees (100: all)."""

    account: str
    masked: str
    case: str
    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of a bank's file that nobody has settled yet."""

    line: int
    lender: str
    ref: str
    paid_on: date
    amount: Amount
    account: str
    payer: str
    memo: str
    why: Words
    candidates: tuple[Likely, ...]

    @property
    def plain(self) -> dict[str, object]:
        """Return it as JSON holds it; money in minor units."""
        return {
            "line": self.line,
            "lender": self.lender,
            "ref": self.ref,
            "paid_on": self.paid_on.isoformat(),
            "minor": self.amount.minor,
            "currency": self.amount.currency,
            "account": self.account,
            "payer": self.payer,
            "memo": self.memo,
            "why": {"zh": self.why.zh, "en": self.why.en},
            "candidates": [
                {"account": each.account, "case": each.case, "points": each.points}
                for each in self.candidates
            ],
        }


@dataclass(frozen=True, slots=True)
class BankFile:
    """One bank file that came in, and whether it was taken back."""

    source: int
    file: str
    lender: str
    at: datetime
    by: str
    received: int
    set_aside: int
    posted: int
    waiting: int
    undone: bool


def bank_queue() -> tuple[Waiting, ...]:
    """Return what waits, the oldest payment first; 200 lines at the most."""
    rows = BankLine.objects.filter(settled_at=None, undone_at=None)
    found = list(rows.select_related("lender").order_by("paid_on", "pk")[:MOST])
    debts = _debts(found)
    return tuple(
        Waiting(
            line=row.pk,
            lender=row.lender.name,
            ref=row.ref,
            paid_on=row.paid_on,
            amount=Amount(row.currency, row.amount_minor),
            account=row.account,
            payer=row.payer,
            memo=row.memo,
            why=MatchReason(row.reason).words,
            candidates=_likely(row, debts),
        )
        for row in found
    )


def bank_files() -> tuple[BankFile, ...]:
    """Return the last twenty files, the newest first."""
    rows = Import.objects.filter(purpose="payments").select_related("lender")
    return tuple(_file(row) for row in rows.order_by("-at")[:20])


def _file(row: Import) -> BankFile:
    lines = row.lines.all()
    return BankFile(
        source=row.pk,
        file=row.file,
        lender=row.lender.name if row.lender else "",
        at=row.at,
        by=row.by,
        received=row.received,
        set_aside=row.set_aside,
        posted=lines.exclude(payment=None).count(),
        waiting=lines.filter(settled_at=None, undone_at=None).count(),
        undone=row.undone_at is not None,
    )


def _debts(rows: list[BankLine]) -> dict[tuple[int, str], Debt]:
    numbers = {number for row in rows for number, _ in row.candidates}
    found = Debt.objects.filter(account_number__in=numbers)
    return {
        (debt.lender_id, debt.account_number): debt
        for debt in found.select_related("case__debtor")
    }


def _likely(row: BankLine, debts: dict[tuple[int, str], Debt]) -> tuple[Likely, ...]:
    told = []
    for number, points in row.candidates:
        debt = debts.get((row.lender_id, number))
        if debt:
            case = debt.case
            masked = masked_account(number)
            told.append(Likely(number, masked, case.number, case.debtor.name, points))
    return tuple(told)
