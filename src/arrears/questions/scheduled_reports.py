"""Which reports are scheduled, what was written, and what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from arrears.insight.reports import ReportKind, days_of
from arrears.store.cases import desk_day
from arrears.store.models import ReportSchedule

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
    """One report to be written: of which days, to which files."""

    schedule: int
    name: str
    kind: ReportKind
    lender: str
    lang: str
    since: date
    until: date
    paths: tuple[Path, ...]


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
                paths=open_still,
            )
        since, until = days_of(kind, until + DAY)


def _last(row: ReportSchedule) -> Written | None:
    file = row.files.order_by("-until", "-pk").first()
    if file is None:
        return None
    return Written(file.since, file.until, file.path, file.sha256, file.at)
