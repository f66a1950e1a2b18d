"""Import a lender's book: read, checked, balanced, and written as a whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from django.db import transaction

from arrears.domain.audit.facts import BookImported
from arrears.intake.book import read_book
from arrears.intake.profile_parts import Control, Profile
from arrears.intake.received import Received, received
from arrears.intake.totals import Totals, raise_unless_agreed
from arrears.intake.wiring import unplaced
from arrears.store import book, journal, trouble
from arrears.store.cases import desk_day
from arrears.store.models import Import
from arrears.store.staging import Staging, roomy

from .ahead import ahead
from .aside_report import (
    HARMLESS,
    NO_ROWS,
    of_unfit,
    report_path,
    reporting,
    write_report,
)
from .hand_by_rules import hand_by_rules

__all__ = ["Imported", "import_book"]

BOOK = "book"
SEVERAL_CURRENCIES = "XXX"  # ISO 4217: no currency
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """
    The receipt of one file: received = accepted + set aside, in rows and in money.

    `already` is true where these bytes came in before by this profile: nothing was
    written, and the counts are those of then. `loaded` is what was written now.
    `owed_minor` is the accepted rows' money by currency; XXX where the journal
    keeps no single one. `assigned` are the cases that standing rules then handed out.
    `unplaced` are headers that the profile does not speak of.
    """

    file: str
    sha256: str
    already: bool
    received: int
    accepted: int
    set_aside: int
    reasons: Mapping[str, int]
    owed_minor: Mapping[str, int]
    remarks: Mapping[str, int] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()
    loaded: book.Loaded | None = None
    assigned: int = 0
    report: Path | None = None

    @property
    def at_fault(self) -> int:
        """Return how many rows were set aside for a fault of theirs."""
        return sum(n for code, n in self.reasons.items() if code not in HARMLESS)


def import_book(  # noqa: PLR0913  (what a file must be told)
    path: Path,
    *,
    profile: Profile,
    by: str,
    now: datetime,
    on: date,
    secret: bytes,
    folder: Path,
    control: Control | None = None,
    told: Told | None = None,
) -> Imported:
    """
    Take in the lender's file at `path` as of day `on`, and journal it.

    Once it stands, the standing rules in force today hand out what nobody holds.

    The same bytes by the same profile change nothing. The rows set aside are
    reported in `folder`/imports. `control` are the lender's totals, in the place of
    the profile's own. `told` is called with the rows read and the rows there are.

    Raises what intake raises, each in one sentence: the file is missing, empty, in
    another encoding, changed while read, a column is missing, totals differ …; and
    DiskFull, DatabaseBusy. Nothing is written then.
    """
    checked = replace(profile, control=control) if control else profile
    with trouble.named(), taken(path, profile=checked, folder=folder) as file:
        if known := _known(file, checked, folder):
            return known
        with roomy(), book.staged() as waiting:
            reading = _Reading(file, checked, told)
            reading.into(waiting, on=on, secret=secret)
            found = _written(reading, by=by, now=now, on=on, folder=folder)
        assigned = hand_by_rules(on=desk_day(now), by=by, now=now)
        return replace(found, assigned=assigned)


@contextmanager
def taken(path: Path, *, profile: Profile | None, folder: Path) -> Iterator[Received]:
    """Hold a working copy of the file in `folder`, which is gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    layout = profile.layout if profile else None
    with TemporaryDirectory(prefix="incoming-", dir=folder) as room:
        yield received(path, folder=Path(room), layout=layout)


class _Reading:
    """The file on its way into the waiting rows, counted as it goes."""

    def __init__(self, file: Received, profile: Profile, told: Told | None) -> None:
        self.file, self.profile = file, profile
        self.totals, self.aside = Totals(), [NO_ROWS]
        self._told = told or (lambda _done, _all: None)

    def into(self, waiting: Staging, *, on: date, secret: bytes) -> None:
        """Fill the waiting rows. Raises ControlTotalsDiffer, RowsUnaccounted."""
        batches = read_book(self.file, self.profile, on=on, secret=secret)
        for batch in ahead(batches):
            waiting.fill(batch.accepted)
            self.totals = self.totals.plus(batch)
            self.aside.append(batch.aside.select(NO_ROWS.columns))
            self._told(self.totals.received, self.file.rows)
        raise_unless_agreed(self.totals, received=self.file, profile=self.profile)


def _written(
    reading: _Reading, *, by: str, now: datetime, on: date, folder: Path
) -> Imported:
    """Write all of it in one transaction, or nothing, neither rows nor report."""
    report = report_path(folder, reading.file, reading.profile)
    with reporting(report) as part, transaction.atomic():
        book.one_at_a_time()
        if known := _known(reading.file, reading.profile, folder):
            return known
        receipt = _loaded(reading, by=by, now=now, on=on)
        write_report(pl.concat(reading.aside), part)
        return replace(receipt, report=report if receipt.set_aside else None)


def _loaded(reading: _Reading, *, by: str, now: datetime, on: date) -> Imported:
    into = book.into(_handed(reading.profile), on=on)
    unfit = book.unfit(into)
    reading.aside.append(of_unfit(unfit))
    receipt = _receipt(reading, unfit)
    source = _import(receipt, reading.profile, by=by, now=now)
    loaded = book.load(into, source=source.pk)
    _journal(source, by=by, now=now)
    return replace(receipt, loaded=loaded)


def _handed(profile: Profile) -> book.Handed:
    placement = profile.placement
    return book.Handed(
        lender=profile.lender.key,
        lender_name=profile.lender.name,
        placement=placement.key,
        hand=placement.hand,
        starts_on=placement.starts_on,
        ends_on=placement.ends_on,
    )


def _receipt(reading: _Reading, unfit: tuple[book.Unfit, ...]) -> Imported:
    """Return the counts once the rows that the store left out have changed sides."""
    totals = reading.totals
    owed = Counter(totals.owed_accepted)
    for row in unfit:
        owed[row.currency] -= row.owed_minor
    return Imported(
        file=reading.file.file,
        sha256=reading.file.sha256,
        already=False,
        received=totals.received,
        accepted=totals.accepted - len(unfit),
        set_aside=totals.set_aside + len(unfit),
        reasons=dict(Counter(totals.aside) + Counter(row.reason for row in unfit)),
        owed_minor=dict(owed),
        remarks=totals.remarks,
        unplaced=unplaced(reading.file, reading.profile),
    )


def _import(receipt: Imported, profile: Profile, *, by: str, now: datetime) -> Import:
    currencies = list(receipt.owed_minor)
    several = len(currencies) != 1
    return Import.objects.create(
        sha256=receipt.sha256,
        profile_sha256=profile.sha256,
        purpose=BOOK,
        file=receipt.file[:200],
        at=now,
        by=by,
        received=receipt.received,
        accepted=receipt.accepted,
        set_aside=receipt.set_aside,
        reasons=dict(receipt.reasons),
        currency=SEVERAL_CURRENCIES if several else currencies[0],
        owed_minor=0 if several else receipt.owed_minor[currencies[0]],
    )


def _journal(source: Import, *, by: str, now: datetime) -> None:
    fact = BookImported(
        source.file[:120],
        file=source.file,
        sha256=source.sha256,
        received=source.received,
        accepted=source.accepted,
        set_aside=source.set_aside,
        owed_minor=source.owed_minor,
        currency=source.currency,
    )
    journal.write(fact, by=by, at=now)


def _known(file: Received, profile: Profile, folder: Path) -> Imported | None:
    """Return the receipt of then, where these bytes came in before."""
    row = Import.objects.filter(
        sha256=file.sha256, profile_sha256=profile.sha256, purpose=BOOK
    ).first()
    if row is None:
        return None
    report = report_path(folder, file, profile)
    return Imported(
        file=file.file,
        sha256=row.sha256,
        already=True,
        received=row.received,
        accepted=row.accepted,
        set_aside=row.set_aside,
        reasons=row.reasons,
        owed_minor={row.currency: row.owed_minor},
        report=report if report.exists() else None,
    )
