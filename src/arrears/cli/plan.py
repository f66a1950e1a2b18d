"""`arrears plan`: who is called on a day, and why the others are not."""

import sys
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .progress import Bar
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # Polars takes its time; --help does not wait for it
    from arrears.actions.planned import Planned

WRITTEN = Words("工作清单已写入：{folder}", "The worklist is in {folder}")
KEPT = Words(
    "这一天已经开工，清单保持不变；确要重新排，请加 --again。",
    "Work on this day has begun, so its lists stay as they are; --again deals them anew.",
)
WORKING = Words("正在排今天的计划……", "Planning the day …")
SHORT = "排出一天的计划 / plan a day"
HELP = told(
    Words(
        "排出一天的计划：谁、几点、由哪个坐席联系；不联系的案件都写明原因。同一天再排一次，结果一样。",
        "Plan a day: who is called, when, by which seat; every other case says why not. Planning again gives the same.",
    ),
    examples=(
        "arrears plan",
        "arrears plan --on 2026-11-24 --out worklists",
        "arrears plan --what-if seats=12,worth=increment",
        "arrears plan --from frames --on 2026-11-24 --format csv > plan.csv",
    ),
    exits=(
        (FINE, Words("已排好", "planned")),
        (REFUSED, Words("未排，原因已说明", "not planned; it says why")),
    ),
)


class Format(StrEnum):
    """How the plan is printed."""

    TABLE = "table"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


class ParquetOnScreen(Refusal):
    """Parquet is nothing to look at."""

    words = Words(
        "Parquet 不能显示在屏幕上。请写入文件夹：--out 文件夹，或重定向：> plan.parquet。",
        "Parquet cannot be shown on a screen. Use --out FOLDER, or send it to a file: > plan.parquet.",
    )


DayOption = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="哪一天，默认今天 / day, by default today",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(plan)


def plan(  # noqa: PLR0913  (the options of one command)
    ctx: typer.Context,
    *,
    on: DayOption = None,
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="从 Parquet 文件夹读各表，不用数据库；records.parquet 可省略 / plan the Parquet frames of a folder, without a database; records.parquet may be left out",
        ),
    ] = None,
    policy: Annotated[
        Path | None, typer.Option(help="策略文件 / another policy, YAML")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="把清单写入文件夹 / write the worklist into this folder"),
    ] = None,
    shape: Annotated[
        Format, typer.Option("--format", help="打印格式 / how to print it")
    ] = Format.TABLE,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help="当天已有结果登记时也重新排 / deal the lists anew although work has begun",
        ),
    ] = False,
    change: Annotated[
        str | None,
        typer.Option(
            "--what-if",
            metavar="seats=12,worth=increment",
            help="只试算，不保存：换了人手、通数、分钟、排序办法或内部规则会怎样 / only try, save nothing: seats=, calls=, minutes_per_call=, worth=, rule=house.mealtimes:off",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="以 JSON 输出汇总 / the numbers as JSON")
    ] = False,
) -> None:
    """Plan the day, print it, and write its files if asked."""
    if shape is Format.PARQUET and sys.stdout.isatty():
        raise ParquetOnScreen
    speak, day = voice(ctx), clock.day(on)
    if change is not None:
        from . import plan_what_if

        plan_what_if.show(
            speak, change, on=day, source=source, policy=policy, as_json=as_json
        )
        return
    with Bar(speak, WORKING):
        planned = _planned(day, source=source, policy=policy, again=again)
    if out is not None:
        from .worklist_files import write

        write(planned.plan, out, stamp=planned.stamp)
    if as_json:
        speak.tell(numbers(planned))
        return
    _print(ctx, planned, shape)
    if planned.is_kept:
        speak.say(KEPT)
    if out is not None and shape is Format.TABLE:
        speak.say(WRITTEN.filled(folder=out))


def numbers(planned: "Planned") -> dict[str, object]:
    """Return a plan in numbers, as scripts read it."""
    found = planned.summary
    return {
        "on": planned.on.isoformat(),
        "digest": planned.digest,
        **planned.stamp,
        "cases": found.cases,
        "called": found.called,
        "set_aside": found.set_aside,
        "rounds": [asdict(line) for line in found.rounds],
        "reasons": {line.reason: line.cases for line in found.aside},
        "promised_today": found.promised_today,
        "reminded": found.reminded,
        "numbers": [asdict(line) for line in found.kinds],
        "seats": [asdict(line) for line in found.seats],
    }


def _planned(
    day: date, *, source: Path | None, policy: Path | None, again: bool
) -> "Planned":
    from arrears.planner.policy import Policy

    chosen = Policy.read(policy) if policy else Policy.default()
    if source is not None:
        from arrears.actions.planned import planned
        from arrears.planner.engines.polars import read

        return planned(read(source), on=day, policy=chosen)
    open_desk()
    from arrears.actions.plan_day import plan_day

    return plan_day(on=day, by=operator(), now=clock.now(), policy=chosen, again=again)


def _print(ctx: typer.Context, planned: "Planned", shape: Format) -> None:
    from . import plan_table, worklist_files

    if shape is Format.TABLE:
        plan_table.show(voice(ctx), planned.summary, on=planned.on)
    elif shape is Format.JSON:
        rows = planned.plan.rows(named=True)
        voice(ctx).tell({**numbers(planned), "worklist": list(rows)})
    else:
        worklist_files.pour(
            planned.plan, f".{shape}", sys.stdout.buffer, stamp=planned.stamp
        )
