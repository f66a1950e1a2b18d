"""Which reports are scheduled, what was written, and what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from arrears.insight.reports import ReportKind, days_of
from arrears.store.cases import desk_day
from arrears.store.models import ReportFile, ReportSchedule

from .insight_files import fingerprint
from .insight_report import insight_report

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Written:
    """One file as it was noted."""

    since: date
    until: date
    path: str
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One standing schedule, and the last file that was written by it."""

    name: str
    kind: ReportKind
    lender: str
    lang: str
    suffixes: tuple[str, ...]
    folder: str
    by: str
    last: Written | None


@dataclass(frozen=True, slots=True)
class Due:
    """One report to be written: of which days, as known when, to which files."""

    schedule: int
    name: str
    kind: ReportKind
    lender: str
    lang: str
    since: date
    until: date
    known_on: date
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One file made again: whether its figures are the same, and how the file is now."""

    name: str
    kind: ReportKind
    since: date
    until: date
    known_on: date
    path: str
    same_figures: bool
    state: str  # as_written, changed, gone

    @property
    def holds(self) -> bool:
        """Say whether the figures are the same and nobody changed the file."""
        return self.same_figures and self.state != "changed"


def checked_reports(*, now: datetime) -> tuple[Checked, ...]:
    """Make every report that was written again as known that day, the last first."""
    rows = ReportFile.objects.exclude(known_on=None).select_related("schedule")
    made: dict[tuple[int, date, date], str] = {}
    return tuple(_checked(row, made, now=now) for row in rows.order_by("-pk"))


def file_state(path: Path, mark: str) -> str:
    """Say whether the file is as_written, changed or gone."""
    if not path.exists():
        return "gone"
    same = sha256(path.read_bytes()).hexdigest() == mark
    return "as_written" if same else "changed"


def _checked(
    row: ReportFile, made: dict[tuple[int, date, date], str], *, now: datetime
) -> Checked:
    of, known_on = row.schedule, row.known_on or row.until
    key = (of.pk, row.since, known_on)
    if key not in made:
        again = insight_report(
            ReportKind(of.kind),
            on=row.since,
            now=now,
            lang=of.lang,
            lender=of.lender,
            known_on=known_on,
        )
        made[key] = fingerprint(again)
    return Checked(
        name=of.name,
        kind=ReportKind(of.kind),
        since=row.since,
        until=row.until,
        known_on=known_on,
        path=row.path,
        same_figures=made[key] == row.figures,
        state=file_state(Path(row.path), row.sha256),
    )


def scheduled_reports() -> tuple[Scheduled, ...]:
    """Return the standing schedules by name."""
    return tuple(
        Scheduled(
            name=row.name,
            kind=ReportKind(row.kind),
            lender=row.lender,
            lang=row.lang,
            suffixes=tuple(row.suffixes.split(",")),
            folder=row.folder,
            by=row.by,
            last=_last(row),
        )
        for row in ReportSchedule.objects.filter(ended_at=None).order_by("name")
    )


def due_reports(now: datetime) -> tuple[Due, ...]:
    """
    Return the reports whose days are over and of which a file is not yet written.

    From the days that were just over when the schedule was made; none is left out
    where nobody asked for a while.
    """
    today = desk_day(now)
    return tuple(
        due
        for row in ReportSchedule.objects.filter(ended_at=None).order_by("name")
        for due in _due(row, today)
    )


def _due(row: ReportSchedule, today: date) -> Iterator[Due]:
    kind, folder = ReportKind(row.kind), Path(row.folder)
    done = set(row.files.values_list("since", "path"))
    since, until = days_of(kind, desk_day(row.at))
    since, until = days_of(kind, since - DAY)  # those that were just over
    while until < today:
        stem = f"{row.name}-{until.isoformat()}"
        paths = [folder / f"{stem}{suffix}" for suffix in row.suffixes.split(",")]
        open_still = tuple(path for path in paths if (since, str(path)) not in done)
        if open_still:
            yield Due(
                schedule=row.pk,
                name=row.name,
                kind=kind,
                lender=row.lender,
                lang=row.lang,
                since=since,
                until=until,
                known_on=today - DAY,
                paths=open_still,
            )
        since, until = days_of(kind, until + DAY)


def _last(row: ReportSchedule) -> Written | None:
    file = row.files.order_by("-until", "-pk").first()
    if file is None:
        return None
    return Written(file.since, file.until, file.path, file.sha256, file.at)
