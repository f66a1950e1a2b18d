"""Schedule a report, end a schedule, note what was written."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from arrears.domain.audit.figures import (
    ReportScheduled,
    ReportUnscheduled,
    ReportWritten,
)
from arrears.domain.words import Refusal, Words
from arrears.insight.reports import FORMATS, ReportKind
from arrears.store import journal
from arrears.store.models import Lender, ReportFile, ReportSchedule

NAME = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")


class ScheduleRefused(Refusal):
    """The report is not scheduled like this."""


class ScheduleNameBad(ScheduleRefused):
    """The name is none that a file can bear."""

    words = Words(
        "名称“{name}”只能用小写字母、数字和连字符，最多 40 个。",
        "The name “{name}” may have small letters, digits and hyphens only, 40 at most.",
    )


class ScheduleStands(ScheduleRefused):
    """There is one of that name."""

    words = Words(
        "已有名为“{name}”的定时报告。请先移除，或换个名称。",
        "A report is scheduled as “{name}” already. Remove it first, or choose another name.",
    )


class ScheduleUnknown(ScheduleRefused):
    """There is none of that name."""

    words = Words(
        "没有名为“{name}”的定时报告，现有：{known}。",
        "No report is scheduled as “{name}”. There is: {known}.",
    )


class ScheduleFormatUnknown(ScheduleRefused):
    """Reports are not written as that."""

    words = Words(
        "不支持写成“{suffix}”，可用：{known}。",
        "Reports are not written as “{suffix}”. There is: {known}.",
    )


class ScheduleLenderMissing(ScheduleRefused):
    """The lender is not known, or a lender's report names none."""

    words = Words(
        "请写明委托方（--lender）：{known}。", "Name the lender (--lender): {known}."
    )


@transaction.atomic
def schedule_report(
    *,
    name: str,
    kind: ReportKind,
    suffixes: Sequence[str],
    folder: Path,
    by: str,
    now: datetime,
    lender: str = "",
    lang: str = "zh",
) -> None:
    """Have a report written whenever its days are over. Raises ScheduleRefused."""
    _raise_unless_sound(name, kind, suffixes, lender)
    if ReportSchedule.objects.filter(name=name, ended_at=None).exists():
        raise ScheduleStands(name=name)
    forms, where = ",".join(dict.fromkeys(suffixes)), str(folder.resolve())
    ReportSchedule.objects.create(
        name=name,
        kind=kind,
        lender=lender,
        lang=lang,
        suffixes=forms,
        folder=where,
        by=by,
        at=now,
    )
    fact = ReportScheduled(
        name, report=kind, lender=lender, suffixes=forms, folder=where
    )
    journal.write(fact, by=by, at=now)


def _raise_unless_sound(
    name: str, kind: ReportKind, suffixes: Sequence[str], lender: str
) -> None:
    if not NAME.match(name):
        raise ScheduleNameBad(name=name)
    for suffix in suffixes:
        if suffix not in FORMATS:
            raise ScheduleFormatUnknown(suffix=suffix, known=", ".join(FORMATS))
    known = list(Lender.objects.order_by("key").values_list("key", flat=True))
    if lender not in known and (lender or kind is ReportKind.WEEKLY):
        raise ScheduleLenderMissing(known=", ".join(known) or "–")


@transaction.atomic
def unschedule_report(*, name: str, by: str, now: datetime) -> None:
    """End a schedule; what it wrote stays on record. Raises ScheduleUnknown."""
    standing = ReportSchedule.objects.select_for_update().filter(ended_at=None)
    row = standing.filter(name=name).first()
    if row is None:
        known = ", ".join(standing.order_by("name").values_list("name", flat=True))
        raise ScheduleUnknown(name=name, known=known or "–")
    row.ended_by, row.ended_at = by, now
    row.save(update_fields=["ended_by", "ended_at"])
    journal.write(ReportUnscheduled(name, report=row.kind), by=by, at=now)


@transaction.atomic
def note_report_written(  # noqa: PLR0913  (what is kept of a file)
    *,
    schedule: int,
    since: date,
    until: date,
    path: Path,
    sha256: str,
    known_on: date,
    figures: str,
    by: str,
    now: datetime,
) -> bool:
    """Note a file that was written; say whether nobody had noted it before."""
    row = ReportSchedule.objects.select_for_update().get(pk=schedule)
    _, is_new = ReportFile.objects.get_or_create(
        schedule=row,
        since=since,
        path=str(path),
        defaults={
            "until": until,
            "sha256": sha256,
            "known_on": known_on,
            "figures": figures,
            "at": now,
        },
    )
    if is_new:
        fact = ReportWritten(
            row.name,
            since=since.isoformat(),
            until=until.isoformat(),
            path=str(path),
            sha256=sha256,
            known_on=known_on.isoformat(),
            figures=figures,
        )
        journal.write(fact, by=by, at=now)
    return is_new
