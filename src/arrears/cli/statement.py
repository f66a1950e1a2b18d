"""`arrears statement`: what a debtor owes and why, on the terminal, as JSON or a PDF."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.table import Table

from arrears.domain.words import Lang, Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # these need Django set up
    from arrears.questions.statement_sheet import Sheet
    from arrears.questions.statement_sheet import Table as Told

SHORT = "欠款明细单 / the statement of a debt"
HELP = told(
    Words(
        "一个案件的欠款明细：对账多少、还了多少、怎么冲抵、今天和明天应还多少、时效到哪里。语言用 arrears --lang en 选择。",
        "What a case owes and why: stated, paid, where it went, owed today and tomorrow, and where limitation stands. Choose the language with arrears --lang en.",
    ),
    examples=(
        "arrears statement A-000001",
        "arrears --lang en statement A-000001 --pdf statement.pdf",
        "arrears statement A-000001 --on 2026-11-20 --json",
    ),
    exits=(
        (FINE, Words("已给出", "given")),
        (
            REFUSED,
            Words("没有这个案件，或还没有对账", "no such case, or nothing stated"),
        ),
    ),
)
WRITTEN = Words("已写入 {file}", "Written to {file}")


class FileThere(Refusal):
    """A file of that name is there already; nothing is written over."""

    words = Words(
        "{file} 已经存在，没有覆盖。请换一个文件名。",
        "{file} is there already and was left as it is. Choose another name.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(statement)


def statement(
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="CASE", help="案件编号 / the case's number")
    ],
    *,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="截至哪一天，默认今天 / as of the day, by default today",
        ),
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(metavar="FILE", help="写成 PDF / write it as a PDF")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="以 JSON 输出 / answer as JSON")
    ] = False,
) -> None:
    """Give the statement of a debt."""
    open_desk()
    from arrears.questions.debt_statement import debt_statement
    from arrears.questions.statement_letter import statement_letter
    from arrears.questions.statement_sheet import statement_sheet

    speak = voice(ctx)
    found = debt_statement(number, now=clock.now(), on=on.date() if on else None)
    if pdf is not None:
        if pdf.exists():
            raise FileThere(file=pdf)
        pdf.write_bytes(statement_letter(found, cast("Lang", speak.lang)))
        speak.say(WRITTEN.filled(file=pdf))
    elif as_json:
        speak.tell(_plain(asdict(found)))
    else:
        _show(speak, statement_sheet(found, cast("Lang", speak.lang)))


def _show(voice: Voice, sheet: "Sheet") -> None:
    voice.say(sheet.title)
    for each in (*sheet.facts, *sheet.figures):
        voice.say(f"  {each.name}  {each.figure}")
    for debt in sheet.debts:
        voice.say(f"\n{debt.title}\n{debt.stated}")
        voice.out.print(_table(debt.heads))
        if debt.payments.rows:
            voice.out.print(_table(debt.payments))
        for line in debt.lines:
            voice.say(line)
    voice.say("")
    for line in sheet.lines:
        voice.say(line)


def _table(told_as: "Told") -> Table:
    table = Table()
    for column in told_as.columns:
        table.add_column(column)
    for row in told_as.rows:
        table.add_row(*row)
    return table


def _plain(value: object) -> object:
    """Return the value as JSON holds it: days in ISO 8601, words in both languages."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
