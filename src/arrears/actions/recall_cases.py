"""Give cases back: a lender's recall file closes what it names."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import polars as pl
from django.db import transaction

from arrears.domain.audit.facts import CasesRecalled
from arrears.intake.profile_parts import Profile
from arrears.intake.recall import Recall, read_recall
from arrears.intake.received import Received
from arrears.store import book, journal, trouble
from arrears.store.models import Import, Lender

from .aside_report import HARMLESS, of_unfit, report_path, reporting, write_report
from .import_book import SEVERAL_CURRENCIES, taken

__all__ = ["CasesReturned", "recall_cases"]

RECALL = "recall"


@dataclass(frozen=True, slots=True)
class CasesReturned:
    """
    The receipt of a recall: received = debts taken back + set aside.

    `already` is true where every account of these bytes was taken back before.
    """

    file: str
    sha256: str
    already: bool
    received: int
    debts: int
    cases: int
    set_aside: int
    reasons: Mapping[str, int]
    report: Path | None = None

    @property
    def at_fault(self) -> int:
        """Return how many rows were set aside for a fault of theirs."""
        return sum(n for code, n in self.reasons.items() if code not in HARMLESS)


def recall_cases(
    path: Path, *, profile: Profile, by: str, now: datetime, on: date, folder: Path
) -> CasesReturned:
    """
    Take back the debts whose accounts the file at `path` names, and journal it.

    A case without a debt left is closed as recalled. Accounts that are not here are
    set aside and reported in `folder`/imports. The lender is the profile's.

    Raises what intake raises, each in one sentence, DiskFull, DatabaseBusy. Nothing
    is written then.
    """
    with trouble.named(), taken(path, profile=profile, folder=folder) as file:
        found = read_recall(file, profile)
        with book.staged() as waiting:
            waiting.fill(found.accounts)
            return _written(file, found, profile, by=by, now=now, on=on, folder=folder)


def _written(
    file: Received,
    found: Recall,
    profile: Profile,
    *,
    by: str,
    now: datetime,
    on: date,
    folder: Path,
) -> CasesReturned:
    report = report_path(folder, file, profile)
    with reporting(report) as part, transaction.atomic():
        book.one_at_a_time()
        lender = Lender.objects.filter(key=profile.lender.key).first()
        recalled = book.recall(lender=lender.pk if lender else 0, on=on)
        rows = pl.concat([found.aside, of_unfit(recalled.unfit)])
        receipt = _receipt(file, recalled, rows, known=_known(file, profile))
        if not receipt.already:
            _import(receipt, profile, by=by, now=now)
            _journal(receipt, by=by, now=now)
        write_report(rows, part)
        return replace(receipt, report=report if receipt.set_aside else None)


def _receipt(
    file: Received, recalled: book.Recalled, rows: pl.DataFrame, *, known: bool
) -> CasesReturned:
    return CasesReturned(
        file=file.file,
        sha256=file.sha256,
        already=known and not recalled.debts,
        received=recalled.debts + len(rows),
        debts=recalled.debts,
        cases=recalled.cases,
        set_aside=len(rows),
        reasons=dict(Counter(rows["reason"].to_list())),
    )


def _known(file: Received, profile: Profile) -> bool:
    return Import.objects.filter(
        sha256=file.sha256, profile_sha256=profile.sha256, purpose=RECALL
    ).exists()


def _import(
    receipt: CasesReturned, profile: Profile, *, by: str, now: datetime
) -> None:
    """Keep the file once; one that takes something back a second time is counted anew."""
    counts = {
        "file": receipt.file[:200],
        "at": now,
        "by": by,
        "received": receipt.received,
        "accepted": receipt.debts,
        "set_aside": receipt.set_aside,
        "reasons": dict(receipt.reasons),
        "owed_minor": 0,
        "currency": SEVERAL_CURRENCIES,
    }
    Import.objects.update_or_create(
        sha256=receipt.sha256,
        profile_sha256=profile.sha256,
        purpose=RECALL,
        defaults=counts,
    )


def _journal(receipt: CasesReturned, *, by: str, now: datetime) -> None:
    fact = CasesRecalled(
        receipt.file[:120],
        file=receipt.file[:200],
        sha256=receipt.sha256,
        cases=receipt.cases,
    )
    journal.write(fact, by=by, at=now)
