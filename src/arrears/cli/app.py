"""All commands of `arrears`, and what may be said before their names."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import (
    api_key,
    assign,
    assign_rules,
    code,
    demo,
    evidence,
    floor,
    follow_up,
    guard,
    insight,
    intake,
    journal,
    law,
    ledger,
    offers,
    outbox,
    payments,
    plan,
    playbook,
    policy,
    practise,
    promises,
    record,
    refit_worth,
    replan,
    review,
    serve,
    statement,
    steer,
    stops,
    templates,
    visits,
    why,
    wording,
)
from .command import Asked
from .voice import Voice


class Lang(StrEnum):
    """The languages that commands speak."""

    ZH = "zh"
    EN = "en"


app = typer.Typer(
    name="arrears",
    help="践诺：把一本逾期债务变成今天合法的工作。\n\n"
    "Arrears: a book of overdue debts becomes today's lawful work.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would print the debtors' data
    rich_markup_mode=None,
)
for room in (
    demo,
    code,
    plan,
    steer,
    assign,
    floor,
    refit_worth,
    replan,
    follow_up,
    why,
    record,
    stops,
    statement,
    promises,
    review,
    serve,
    guard,
    wording,
    law,
    ledger,
):
    room.add_to(app)
app.add_typer(intake.app)
app.add_typer(evidence.app)
app.add_typer(insight.app)
app.add_typer(payments.app)
app.add_typer(playbook.app)
app.add_typer(practise.app)
app.add_typer(offers.app)
app.add_typer(policy.app)
app.add_typer(assign_rules.app)
app.add_typer(outbox.app)
app.add_typer(templates.app)
app.add_typer(visits.app)
app.add_typer(api_key.app)
app.add_typer(journal.app)


@app.callback()
def before(
    ctx: typer.Context,
    lang: Annotated[
        Lang,
        typer.Option(envvar="ARREARS_LANG", help="语言 / language", show_default=True),
    ] = Lang.ZH,
    home: Annotated[
        Path | None,
        typer.Option(
            envvar="ARREARS_HOME",
            help="数据文件夹，默认 data / the folder of the desk's files, by default data",
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            envvar="ARREARS_DATABASE",
            help="sqlite:///文件 或 postgresql://用户@主机/库，默认为数据文件夹里的 SQLite / "
            "by default a SQLite file in that folder",
        ),
    ] = None,
) -> None:
    """Keep what holds for every command."""
    if home is not None:
        os.environ["ARREARS_HOME"] = str(home)
    if database is not None:
        os.environ["ARREARS_DATABASE"] = database
    ctx.obj = Asked(Voice(lang.value))
