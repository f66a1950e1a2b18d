"""`arrears insight schedule` and `due`: reports that are written by themselves."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import home, open_desk, operator
from .insight_reports import Kind
from .options import JsonOption
from .statuses import FINE, REFUSED, ROWS_AT_FAULT

if TYPE_CHECKING:
    from arrears.questions.scheduled_reports import Checked, Due

SHORT = "定时报告 / scheduled reports"
DONE = (FINE, Words("完成", "done"))
REFUSAL = (REFUSED, Words("未完成，原因已说明", "not done; it says why"))
ADD_HELP = told(
    Words(
        "设置一份定时报告：它的日、周或月一过，arrears insight due 就写出它。",
        "Schedule a report: once its day, week or month is over, `arrears insight due` writes it.",
    ),
    examples=(
        "arrears insight schedule add floor daily --as pdf --as xlsx",
        "arrears insight schedule add wuyou weekly --lender wuyou-bank --folder /srv/reports",
    ),
    exits=(DONE, REFUSAL),
)
LIST_HELP = told(
    Words(
        "列出定时报告和最后写出的文件及其指纹；文件不见或被改过会说明。",
        "List the schedules and the last file of each with its fingerprint; says where a file is gone or was changed.",
    ),
    examples=("arrears insight schedule list --json",),
    exits=(DONE,),
)
REMOVE_HELP = told(
    Words(
        "停止一份定时报告；已写出的记录保留。",
        "End a schedule; the record of what it wrote stays.",
    ),
    examples=("arrears insight schedule remove floor",),
    exits=(DONE, REFUSAL),
)
DUE_HELP = told(
    Words(
        "写出所有到期的定时报告；再运行一次不会重写。由 cron 或 systemd 定时器调用。",
        "Write every scheduled report that is due; a second run writes nothing. For cron or a systemd timer.",
    ),
    examples=("arrears insight due", "arrears insight due --json"),
    exits=(
        DONE,
        (
            ROWS_AT_FAULT,
            Words("有的没有写出，原因已说明", "some not written; it says why"),
        ),
    ),
)
CHECK_HELP = told(
    Words(
        "把写过的定时报告按当天所知重算，比较数字的指纹，并看文件有没有被改过。",
        "Make the reports that were written again as known that day; compare the figures' fingerprints, and see whether a file was changed.",
    ),
    examples=("arrears insight check", "arrears insight check --json"),
    exits=(
        (FINE, Words("一致", "the same")),
        (REFUSED, Words("有一份数字不同，或文件被改过", "one differs, or was changed")),
    ),
)
CHECK_COLUMNS = (
    Words("文件", "File"),
    Words("按哪天所知", "As known on"),
    Words("数字", "Figures"),
    Words("文件现状", "The file now"),
)
SAME = Words("一致", "the same")
OTHER = Words(
    "不同：联系结果或标记可能后来改过",
    "other: an outcome or a stop may have been told or changed later",
)
ADDED = Words("已设置“{name}”。", "“{name}” is scheduled.")
REMOVED = Words("已停止“{name}”。", "“{name}” is ended.")
NOTHING = Words("没有到期的报告。", "No report is due.")
WRITTEN = Words("已写入 {file}（{print}）", "Written to {file} ({print})")
FAILED = Words("{name} 没有写出：{why.zh}", "{name} was not written: {why.en}")
COLUMNS = (
    Words("名称", "Name"),
    Words("报告", "Report"),
    Words("委托方", "Lender"),
    Words("最后的文件", "Last file"),
    Words("指纹", "Fingerprint"),
    Words("文件现状", "The file now"),
)
STATES = {
    "as_written": Words("未变", "as written"),
    "changed": Words("已被改动", "changed since"),
    "gone": Words("不见了", "gone"),
    "none": Words("尚未写出", "none yet"),
}

schedule = typer.Typer(
    name="schedule", short_help=SHORT, help=SHORT, no_args_is_help=True
)
NameArgument = Annotated[str, typer.Argument(help="名称 / its name")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(schedule)
    app.command(name="due", cls=Command, help=DUE_HELP, short_help=SHORT)(due)
    short = "核对写过的报告 / check what was written"
    app.command(name="check", cls=Command, help=CHECK_HELP, short_help=short)(check)


@schedule.command("add", cls=Command, help=ADD_HELP, short_help="设置 / add")
def add(
    ctx: typer.Context,
    name: NameArgument,
    kind: Annotated[Kind, typer.Argument(help="哪种报告 / which report")],
    *,
    forms: Annotated[
        list[str] | None,
        typer.Option("--as", help="格式，可多个，默认 pdf / forms, by default pdf"),
    ] = None,
    lender: Annotated[str, typer.Option(help="委托方代号 / the lender's key")] = "",
    folder: Annotated[
        Path | None, typer.Option(help="写到哪个文件夹 / which folder")
    ] = None,
) -> None:
    """Schedule a report."""
    open_desk()
    from arrears.actions.schedule_report import schedule_report
    from arrears.insight.reports import ReportKind

    speak = voice(ctx)
    schedule_report(
        name=name,
        kind=ReportKind(kind),
        suffixes=[f".{form.lstrip('.')}" for form in forms or ["pdf"]],
        folder=folder or home() / "reports",
        lender=lender,
        lang=speak.lang,
        by=operator(),
        now=clock.now(),
    )
    speak.say(ADDED.filled(name=name))


@schedule.command("list", cls=Command, help=LIST_HELP, short_help="列出 / list")
def listed(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List the schedules."""
    open_desk()
    from arrears.questions.scheduled_reports import file_state, scheduled_reports

    speak, rows = voice(ctx), []
    for each in scheduled_reports():
        last = each.last
        rows.append(
            {
                "name": each.name,
                "report": str(each.kind),
                "lender": each.lender,
                "file": last.path if last else "",
                "sha256": last.sha256 if last else "",
                "state": file_state(Path(last.path), last.sha256) if last else "none",
            }
        )
    if as_json:
        speak.tell(rows)
        return
    table = Table(*(words.to(speak.lang) for words in COLUMNS))
    for row in rows:
        *cells, state = row.values()
        table.add_row(*cells[:-1], cells[-1][:12], STATES[state].to(speak.lang))
    speak.out.print(table)


@schedule.command("remove", cls=Command, help=REMOVE_HELP, short_help="停止 / remove")
def remove(ctx: typer.Context, name: NameArgument) -> None:
    """End a schedule."""
    open_desk()
    from arrears.actions.schedule_report import unschedule_report

    unschedule_report(name=name, by=operator(), now=clock.now())
    voice(ctx).say(REMOVED.filled(name=name))


def due(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Write what is due."""
    open_desk()
    from arrears.actions.count_days import count_days
    from arrears.questions.scheduled_reports import due_reports

    speak, now = voice(ctx), clock.now()
    waiting = due_reports(now)
    if waiting:  # what is said of the days rests on the tallies
        count_days(by=operator(), now=now)
    files: list[dict[str, str]] = []
    failed: list[dict[str, str]] = []
    for each in waiting:
        try:
            files += _written(each)
        except Refusal as refusal:
            why = refusal.sentence
            failed.append({"name": each.name, "why": why.en, "zh": why.zh})
    if as_json:
        speak.tell({"written": files, "failed": failed})
    else:
        for file in files:
            speak.say(WRITTEN.filled(file=file["path"], print=file["sha256"][:12]))
        for each_failed in failed:
            why = Words(each_failed["zh"], each_failed["why"])
            speak.say(_filled(each_failed["name"], why))
        if not waiting:
            speak.say(NOTHING)
    ctx.exit(ROWS_AT_FAULT if failed else FINE)


def _filled(name: str, why: Words) -> Words:
    return Words(
        FAILED.zh.format(name=name, why=why), FAILED.en.format(name=name, why=why)
    )


def _written(each: "Due") -> list[dict[str, str]]:
    """Write the report's files and note each with its fingerprint."""
    from arrears.actions.schedule_report import note_report_written
    from arrears.questions.insight_files import (
        ReportNotWritten,
        fingerprint,
        write_report,
    )
    from arrears.questions.insight_report import insight_report

    now, told_files = clock.now(), []
    found = insight_report(
        each.kind,
        on=each.since,
        now=now,
        lang=each.lang,
        lender=each.lender,
        known_on=each.known_on,
    )
    for path in each.paths:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReportNotWritten(file=path, why=error.strerror) from error
        write_report(found, path)
        mark = sha256(path.read_bytes()).hexdigest()
        note_report_written(
            schedule=each.schedule,
            since=each.since,
            until=each.until,
            path=path,
            sha256=mark,
            known_on=each.known_on,
            figures=fingerprint(found),
            by=operator(),
            now=now,
        )
        told_files.append({"path": str(path), "sha256": mark})
    return told_files


def check(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Make what was written again, and compare."""
    open_desk()
    from arrears.questions.scheduled_reports import checked_reports

    speak, found = voice(ctx), checked_reports(now=clock.now())
    if as_json:
        speak.tell([_plain(each) for each in found])
    else:
        table = Table(*(words.to(speak.lang) for words in CHECK_COLUMNS))
        for each in found:
            same = SAME if each.same_figures else OTHER
            table.add_row(
                each.path,
                str(each.known_on),
                same.to(speak.lang),
                STATES[each.state].to(speak.lang),
            )
        speak.out.print(table)
    ctx.exit(FINE if all(each.holds for each in found) else REFUSED)


def _plain(each: "Checked") -> dict[str, object]:
    return {
        "name": each.name,
        "report": str(each.kind),
        "since": each.since.isoformat(),
        "until": each.until.isoformat(),
        "known_on": each.known_on.isoformat(),
        "file": each.path,
        "same_figures": each.same_figures,
        "state": each.state,
    }
