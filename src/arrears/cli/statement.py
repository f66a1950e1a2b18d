"""`arrears statement`: what a debtor owes, and how each figure came about."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Lang, Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .options import JsonOption
from .plan import DayOption
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # these need Django set up
    from arrears.questions.debt_statement import DebtPart, DebtStatement
    from arrears.questions.statement_sheet import Sheet, Table

SHORT = "欠款明细单 / the statement of a debt"
HELP = told(
    Words(
        "案件 CASE 的欠款明细单：对账、增加、已还与分配、今天和次日应还、诉讼时效；可写成 PDF。",
        "The statement of case CASE: what was stated, added, paid and where it went, what is owed today and "
        "tomorrow, and limitation; as a PDF too.",
    ),
    examples=(
        "arrears statement A-000001",
        "arrears statement A-000001 --lang en --pdf statement.pdf",
        "arrears statement A-000001 --on 2026-11-24 --json",
    ),
    exits=(
        (FINE, Words("已给出", "told")),
        (
            REFUSED,
            Words(
                "没有这个案件、没有对账，或文件写不了",
                "there is no such case, nothing was stated, or the file cannot be written",
            ),
        ),
    ),
)
WRITTEN = Words("欠款明细单已写入：{file}", "The statement is in {file}")


class PaperNotWritten(Refusal):
    """The file of the PDF cannot be written."""

    words = Words(
        "{file} 写不了：{why}。请换一个文件或文件夹。",
        "{file} cannot be written: {why}. Name another file or folder.",
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
    on: DayOption = None,
    lang: Annotated[
        Lang | None,
        typer.Option(
            help="明细单的语言，默认同命令 / the statement's language, by default the command's"
        ),
    ] = None,
    pdf: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="写成 PDF / write it as a PDF"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the same question as the desk's page."""
    open_desk()
    from arrears.questions.debt_statement import debt_statement
    from arrears.questions.statement_sheet import statement_sheet

    speak = voice(ctx)
    spoken: Lang = "en" if speak.lang == "en" else "zh"
    tongue = spoken if lang is None else lang
    found = debt_statement(number, now=clock.now(), on=_day(on))
    if pdf is not None:
        _write(found, tongue, pdf)
    if as_json:
        speak.tell(_plain(found))
    elif pdf is not None:
        speak.say(WRITTEN.filled(file=pdf))
    else:
        _show(speak, statement_sheet(found, tongue))


def _day(on: datetime | None) -> date | None:
    return on.date() if on else None


def _write(found: "DebtStatement", lang: Lang, file: Path) -> None:
    from arrears.questions.statement_letter import statement_letter

    try:
        file.write_bytes(statement_letter(found, lang))
    except OSError as trouble:
        raise PaperNotWritten(file=file, why=trouble.strerror) from trouble


def _show(voice: Voice, sheet: "Sheet") -> None:
    voice.say(sheet.title)
    for each in (*sheet.facts, *sheet.figures):
        voice.say(f"  {each.name}  {each.figure}")
    for debt in sheet.debts:
        voice.say(f"\n{debt.title}\n{debt.stated}")
        for table in (debt.heads, debt.bookings):
            if table.rows:
                voice.out.print(_table(table))
        for line in debt.lines:
            voice.say(f"- {line}")
    voice.say("")
    for line in sheet.lines:
        voice.say(line)


def _table(told: "Table") -> object:
    from rich.box import SIMPLE
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(box=SIMPLE)
    for name in told.columns:
        shown.add_column(Text(name))
    for row in told.rows:
        shown.add_row(*(Text(cell) for cell in row))
    return shown


def _plain(found: "DebtStatement") -> dict[str, object]:
    return {
        "case": found.number,
        "on": found.on.isoformat(),
        "currency": found.owed.currency,
        "stated_minor": found.stated.minor,
        "added_minor": found.added.minor,
        "paid_minor": found.paid.minor,
        "waived_minor": found.waived.minor,
        "owed_minor": found.owed.minor,
        "owed_tomorrow_minor": found.tomorrow.minor,
        "credit_minor": found.credit.minor,
        "debts": [_plain_debt(part) for part in found.debts],
    }


def _plain_debt(part: "DebtPart") -> dict[str, object]:
    return {
        "account": part.account,
        "product": str(part.product),
        "stated_on": part.stated_on.isoformat(),
        "heads": {
            line.head: {
                "stated_minor": line.stated.minor,
                "added_minor": line.added.minor,
                "paid_minor": line.paid.minor,
                "waived_minor": line.waived.minor,
                "owed_minor": line.now.minor,
            }
            for line in part.heads
        },
        "bookings": [
            {
                "on": each.on.isoformat(),
                "way": each.way,
                "amount_minor": each.amount.minor,
                "owed_after_minor": each.left.minor,
            }
            for each in part.bookings
        ],
        "credit_minor": part.credit.minor,
        "limitation": {"zh": part.limitation.zh, "en": part.limitation.en},
    }
