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
from .options import MasterOption
from .progress import Bar
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # Polars takes its time; --help does not wait for it
    from arrears.actions.planned import Planned
    from arrears.planner.engines.choice import Engine
    from arrears.planner.policy import Policy

    from .voice import Voice

WRITTEN = Words("工作清单已写入：{folder}", "The worklist is in {folder}")
KEPT = Words(
    "这一天已经开工，清单保持不变；确要重新排，请加 --again。",
    "Work on this day has begun, so its lists stay as they are; --again deals them anew.",
)
RESTS = Words(
    "注意：{on} 是休息日（{name}）。已按要求排出；不再提示请加 --any-day。",
    "Note: {on} is a rest day ({name}). It is planned as asked; --any-day says that you know.",
)
NOT_PUBLISHED = Words(
    "注意：{year} 年日历尚未公布，没有调休安排。已按要求排出；不再提示请加 --any-day。",
    "Note: the {year} calendar is not published, without make-up workdays. It is planned as asked; --any-day says that you know.",
)
FRAMES = Words(
    "{rows} 行已写入 {file}",
    "{rows} rows in {file}",
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
        "arrears plan --on 2026-10-01 --any-day",
        "arrears plan --what-if seats=12,worth=increment",
        "arrears plan --from frames --on 2026-11-24 --format csv > plan.csv",
        "arrears plan --frames frames --on 2026-11-24",
        "arrears plan --from frames --memory 4 --out worklists",
        "arrears plan --from frames --engine duckdb --out worklists",
        "arrears plan --from s3://book/frames --engine spark --master sc://spark:15002",
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


class EngineName(StrEnum):
    """What works the plan out."""

    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"


class EngineWithoutFolder(Refusal):
    """Other engines read files, not the desk's database."""

    words = Words(
        "--engine、--master 和 --memory 只用于 Parquet 文件夹：请加 --from 文件夹。",
        "--engine, --master and --memory are for a folder of Parquet. Add --from FOLDER.",
    )


class FramesFromFolder(Refusal):
    """Frames are written from the database, not from frames."""

    words = Words(
        "--frames 是从数据库导出，不能与 --from 同用。",
        "--frames writes what is in the database; leave --from out.",
    )


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


def plan(  # noqa: PLR0913  (one argument for each option)
    ctx: typer.Context,
    *,
    on: DayOption = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FOLDER",
            help="从 Parquet 文件夹读各表，不用数据库；records.parquet 可省略 / plan the Parquet frames of a folder, without a database; records.parquet may be left out",
        ),
    ] = None,
    frames: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="不排计划，只把数据库里的各表写成 Parquet，供 --from 使用 / plan nothing; write the database's frames as Parquet, for --from",
        ),
    ] = None,
    engine: Annotated[
        EngineName | None,
        typer.Option(
            help="用哪个引擎计算，默认 polars；结果逐行相同 / what works it out, by default polars; the plan is the same row for row"
        ),
    ] = None,
    master: MasterOption = None,
    memory: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="GIB",
            help="最多用多少内存（GiB）：polars 分批计算，duckdb 写到磁盘 / how much memory it may take: polars plans in smaller parts, duckdb spills",
        ),
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option(
            help="策略文件，代替当日生效的版本 / a policy, YAML, in place of the version in force"
        ),
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
    any_day: Annotated[
        bool,
        typer.Option(
            "--any-day",
            help="休息日、日历尚未公布的年份也排 / plan a rest day, or a year whose calendar is not published, all the same",
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
    if source is None and (engine or master or memory):
        raise EngineWithoutFolder
    if frames is not None:
        _write_frames(ctx, frames, day, source=source)
        return
    if change is not None:
        from . import plan_what_if

        plan_what_if.show(
            speak,
            change,
            on=day,
            source=Path(source) if source else None,
            policy=policy,
            as_json=as_json,
        )
        return
    with Bar(speak, WORKING):
        if source is None:
            planned = _planned(day, policy=policy, again=again, any_day=any_day)
        else:
            from arrears.planner.engines import choice

            by = choice.engine(
                engine or EngineName.POLARS, master=master, memory_gib=memory
            )
            planned = _from_folder(source, day, by=by, policy=policy)
            _warn_of_rest(speak, day, policy=policy, knows=any_day)
    if out is not None:
        from .worklist_files import write

        write(planned, out)
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
        "new_called": found.new_called,
        "new_waiting": found.new_waiting,
        "numbers": [asdict(line) for line in found.kinds],
        "seats": [asdict(line) for line in found.seats],
    }


def _planned(
    day: date, *, policy: Path | None, again: bool, any_day: bool
) -> "Planned":
    open_desk()
    from arrears.actions.plan_day import plan_day
    from arrears.planner.policy import Policy

    chosen = Policy.read(policy) if policy else None  # None: the one in force
    return plan_day(
        on=day,
        by=operator(),
        now=clock.now(),
        policy=chosen,
        again=again,
        any_day=any_day,
    )


def _write_frames(
    ctx: typer.Context, folder: Path, day: date, *, source: str | None
) -> None:
    if source is not None:
        raise FramesFromFolder
    open_desk()
    from arrears.questions.frames_written import write_frames

    for name, rows in write_frames(folder, on=day).items():
        file = folder / f"{name}.parquet"
        voice(ctx).say(FRAMES.filled(rows=f"{rows:,}", file=file))


def _from_folder(
    source: str, day: date, *, by: "Engine", policy: Path | None
) -> "Planned":
    from arrears.actions.planned import planned

    return planned(by.read(source), on=day, policy=_policy(policy), by=by.plan)


def _warn_of_rest(
    speak: "Voice", day: date, *, policy: Path | None, knows: bool
) -> None:
    """Say of a folder's plan that the calendar rests; a folder has no house to ask."""
    from arrears.law.workdays import day_of, is_published

    chosen = _policy(policy)
    if knows or chosen.rest_days_called:
        return
    found = day_of(chosen.calendar, day)
    if not is_published(chosen.calendar, day.year):
        speak.warn(NOT_PUBLISHED.filled(year=day.year))
    elif not found.works:
        name = found.name
        told = Words(
            RESTS.zh.format(on=day, name=name.zh), RESTS.en.format(on=day, name=name.en)
        )
        speak.warn(told)


def _policy(path: Path | None) -> "Policy":
    from arrears.planner.policy import Policy

    return Policy.read(path) if path else Policy.default()


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
