"""Hand-overs between colleagues: those that wait for a signature, and each sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from arrears.domain.case.stage import Stage
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words, listed
from arrears.store.models import Case, Transfer
from arrears.store.transfer_sheet import SheetLine

from .case_history import staff_names
from .columns import Column, Table, table

DONE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One hand-over; `state` is open, done or withdrawn."""

    transfer: int
    giver: str
    taker: str
    cases: int
    ground: str
    by: str
    at: datetime
    given_by: str
    given_at: datetime | None
    taken_by: str
    taken_at: datetime | None
    done_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One case as the sheet has it, with the name looked up."""

    number: str
    name: str
    stage: Stage | None
    days_past_due: int
    owed: Amount
    promised: Amount | None
    promised_on: date | None
    stops: tuple[StopKind, ...]
    last: Words | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A hand-over with its cases and its sum, which both sign."""

    line: TransferLine
    rows: tuple[SheetRow, ...]
    sha256: str


def sheet_table(found: Sheet) -> Table:
    """Return the cases of a sheet as a table."""
    return table(COLUMNS, found.rows, many=len(found.rows))


def open_transfers() -> tuple[TransferLine, ...]:
    """Return the hand-overs that lack a signature, the oldest first."""
    return _told(_open().order_by("at"))


def my_transfers(seat: str, *, team: str) -> tuple[TransferLine, ...]:
    """Return the open hand-overs that this collector of `team` gives or may take, unsigned."""
    mine = Q(from_seat=seat, given_by="") | Q(to_seat=seat, taken_by="")
    if team:
        mine |= Q(to_seat="", to_team=team, taken_by="")
    return _told(_open().filter(mine).order_by("at"))


def done_transfers() -> tuple[TransferLine, ...]:
    """Return the newest hand-overs that are over."""
    rows = Transfer.objects.exclude(done_at=None, withdrawn_at=None)
    return _told(rows.order_by("-at")[:DONE_SHOWN])


def sheet(transfer: int) -> Sheet | None:
    """Return the sheet; None where there is none."""
    row = Transfer.objects.filter(pk=transfer).first()
    if row is None:
        return None
    lines = [SheetLine.of(plain) for plain in row.lines]
    found = Case.objects.filter(number__in=[line.number for line in lines])
    names = dict(found.values_list("number", "debtor__name"))
    rows = tuple(_row(line, names) for line in lines)
    return Sheet(_line(row, staff_names()), rows, row.sha256)


def parties(transfer: int) -> tuple[str, str, str] | None:
    """Return giver, taker and the taking team, to say who may see the sheet."""
    rows = Transfer.objects.filter(pk=transfer)
    return rows.values_list("from_seat", "to_seat", "to_team").first()


def _open() -> QuerySet[Transfer]:
    return Transfer.objects.filter(done_at=None, withdrawn_at=None)


def _told(rows: QuerySet[Transfer]) -> tuple[TransferLine, ...]:
    found = list(rows)
    names = staff_names() if found else {}
    return tuple(_line(row, names) for row in found)


def _line(row: Transfer, names: Mapping[str, str]) -> TransferLine:
    state = "withdrawn" if row.withdrawn_at else "done" if row.done_at else "open"
    return TransferLine(
        transfer=row.pk,
        giver=names.get(row.from_seat, row.from_seat),
        taker=names.get(row.to_seat, row.to_seat) or row.to_team,
        cases=len(row.lines),
        ground=row.ground,
        by=names.get(row.by, row.by),
        at=row.at,
        given_by=names.get(row.given_by, row.given_by),
        given_at=row.given_at,
        taken_by=names.get(row.taken_by, row.taken_by),
        taken_at=row.taken_at,
        done_at=row.done_at,
        state=state,
    )


def _row(line: SheetLine, names: Mapping[str, str]) -> SheetRow:
    promised = Amount(line.currency, line.promised_minor)
    return SheetRow(
        number=line.number,
        name=names.get(line.number, ""),
        stage=Stage(line.stage) if line.stage else None,
        days_past_due=line.days_past_due,
        owed=Amount(line.currency, line.owed_minor),
        promised=promised if line.promised_minor else None,
        promised_on=date.fromisoformat(line.promised_on) if line.promised_on else None,
        stops=tuple(StopKind(kind) for kind in line.stops.split(",") if kind),
        last=BY_CODE[line.last_code].words if line.last_code else None,
        last_on=date.fromisoformat(line.last_on) if line.last_on else None,
    )


def _marks(row: SheetRow) -> Words:
    return listed(stop.words for stop in row.stops)


COLUMNS: tuple[Column[SheetRow], ...] = (
    Column(Words("案件", "Case"), lambda row: row.number),
    Column(Words("姓名", "Name"), lambda row: row.name),
    Column(Words("阶段", "Stage"), lambda row: row.stage.words if row.stage else None),
    Column(Words("逾期天数", "Days late"), lambda row: row.days_past_due),
    Column(Words("欠款", "Owed"), lambda row: row.owed, is_sum=True),
    Column(Words("承诺", "Promise"), lambda row: row.promised, is_sum=True),
    Column(Words("承诺日", "Promised for"), lambda row: row.promised_on),
    Column(Words("标记", "Stands on record"), _marks),
    Column(Words("最近结果", "Last"), lambda row: row.last),
    Column(Words("最近日期", "Last on"), lambda row: row.last_on),
)
