"""`arrears insight report`: the day's floor, a lender's week, the month's moves, the regulator's pack."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .statuses import FINE, REFUSED

HELP = told(
    Words(
        "写出报告：daily 作业现场日报，weekly 委托方周报，monthly 月末滚动矩阵，regulator 监管材料（按月）。格式由文件名决定：.html .pdf .xlsx .csv .parquet，可写多个。--as-known-on 按某天结束时已入账的款项重算。可由定时任务运行。",
        "Write a report: daily of the floor, weekly of a lender, monthly of the moves between buckets, regulator a month's pack for the regulator. The file's name says how: .html .pdf .xlsx .csv .parquet, several if wanted. --as-known-on reckons by what was booked by the end of a day. A timer may run it.",
    ),
    examples=(
        "arrears insight report daily --out floor.html --out floor.xlsx",
        "arrears insight report weekly --lender wuyou-bank --on 2026-11-22 --out week.pdf",
        "arrears insight report monthly --on 2026-10-31 --as-known-on 2026-11-02 --out roll.csv",
        "arrears insight report weekly --lender wuyou-bank --on 2026-11-22 --beside 2026-11-15 --out weeks.xlsx",
        "arrears insight report regulator --on 2026-10-31 --out pack.pdf --out pack.parquet",
    ),
    exits=(
        (FINE, Words("已写出", "written")),
        (REFUSED, Words("没有写出，原因已说明", "not written; it says why")),
    ),
)
WRITTEN = Words("已写入 {file}", "Written to {file}")


class Kind(StrEnum):
    """The reports there are."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    REGULATOR = "regulator"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    short = "报告 / reports"
    app.command(name="report", cls=Command, help=HELP, short_help=short)(report)


def report(
    ctx: typer.Context,
    kind: Annotated[Kind, typer.Argument(help="哪种报告 / which report")],
    *,
    out: Annotated[
        list[Path],
        typer.Option(help="写到哪里，可写多个 / where to, several if wanted"),
    ],
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="报告所在的日子，默认今天 / a day of it, by default today",
        ),
    ] = None,
    lender: Annotated[str, typer.Option(help="委托方代号 / the lender's key")] = "",
    known_on: Annotated[
        datetime | None,
        typer.Option(
            "--as-known-on",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="按这天结束时所知 / as known at the end of this day",
        ),
    ] = None,
    beside: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="并列这天所在的日、周、月（Parquet 除外） / a column of the day, week or month of this day (not in Parquet)",
        ),
    ] = None,
    house: Annotated[
        Path | None,
        typer.Option(help="本机构自己的目标和成本 / the house's own figures"),
    ] = None,
) -> None:
    """Write a report."""
    open_desk()
    from arrears.actions.count_days import count_days
    from arrears.insight.house import House
    from arrears.insight.reports import ReportKind
    from arrears.questions.insight_files import write_report
    from arrears.questions.insight_report import insight_report

    speak, now = voice(ctx), clock.now()
    if known_on is None:
        count_days(by=operator(), now=now)
    found = insight_report(
        ReportKind(kind),
        on=clock.day(on),
        now=now,
        lang=speak.lang,
        lender=lender,
        house=House.read(house) if house else None,
        known_on=known_on.date() if known_on else None,
        beside=beside.date() if beside else None,
    )
    for path in out:
        write_report(found, path)
        speak.say(WRITTEN.filled(file=path))
