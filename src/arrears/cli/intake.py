"""`arrears intake`: a lender's file in, a recall, or a draft of its mapping profile."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, WithDefault, told, voice
from .desk import home, open_desk, operator, secret
from .progress import Bar
from .statuses import FINE, REFUSED, ROWS_AT_FAULT

if TYPE_CHECKING:  # these need Polars, or Django set up
    from arrears.actions.import_book import Imported
    from arrears.actions.recall_cases import CasesReturned
    from arrears.intake.profile_parts import Control

app = typer.Typer(
    name="intake",
    cls=WithDefault,
    help="导入委托方的文件，收回案件，或起草映射文件 / "
    "A lender's file in, cases back, or a draft of the mapping profile.\n\n"
    "arrears intake 文件 --profile 映射.yaml  =  arrears intake file …",
    no_args_is_help=True,
    rich_markup_mode=None,
)
HELP = told(
    Words(
        "导入委托方的台账文件（CSV、XLSX、Parquet），或用 --recall 收回案件。每一行要么收下，要么写明原因搁置；同一文件再导一次不会改变什么。",
        "Take in a lender's book (CSV, XLSX, Parquet), or with --recall give cases back. Every row is accepted or set aside with a reason; the same file again changes nothing.",
    ),
    examples=(
        "arrears intake book.csv --profile bank.yaml",
        "arrears intake book.csv --profile bank.yaml --rows 30000 --owed 1234567.00",
        "arrears intake recall.csv --profile bank.yaml --recall",
        "arrears intake suggest book.csv --out bank.yaml",
    ),
    exits=(
        (FINE, Words("已导入，没有问题行", "taken in, no row at fault")),
        (REFUSED, Words("未导入，什么都没写入", "refused, nothing was written")),
        (ROWS_AT_FAULT, Words("已导入，有问题行被搁置", "taken in, rows at fault were set aside")),
    ),
)
SUGGEST_HELP = told(
    Words(
        "看一眼文件的列名，起草一份映射文件，再由人核对。",
        "Look at a file's headers and draft a mapping profile, for a person to check.",
    ),
    examples=(
        "arrears intake suggest book.csv",
        "arrears intake suggest book.csv --out bank.yaml",
    ),
    exits=(
        (FINE, Words("已起草", "drafted")),
        (REFUSED, Words("看不懂这个文件", "the file cannot be read")),
    ),
)
WORKING = Words("正在导入 {file}……", "Taking in {file} …")

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="委托方的文件 / the lender's file")
]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出 / answer as JSON")]


@app.command("file", cls=Command, help=HELP)
def file(  # noqa: PLR0913  (each is one thing a person may say)
    ctx: typer.Context,
    path: FileArgument,
    *,
    profile: Annotated[
        Path, typer.Option(help="映射文件 / the mapping profile, YAML")
    ],
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on",
            "--as-of",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="以哪一天判断逾期，默认今天 / day to judge by, by default today",
        ),
    ] = None,
    rows: Annotated[
        int | None,
        typer.Option(min=0, help="委托方给的行数 / the lender's number of rows"),
    ] = None,
    owed: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[CNY:]TOTAL",
            help="委托方给的总金额，单位同映射文件 / the lender's total, in the profile's unit",
        ),
    ] = None,
    recall: Annotated[
        bool,
        typer.Option("--recall", help="这是收回案件的文件 / the file takes cases back"),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Take a lender's file in, or its cases back."""
    open_desk()
    from arrears.actions.import_book import import_book
    from arrears.actions.recall_cases import recall_cases
    from arrears.intake.profile import load_profile

    from . import intake_table

    speak, chosen = voice(ctx), load_profile(profile)
    known = {
        "profile": chosen,
        "by": operator(),
        "now": clock.now(),
        "on": clock.day(on),
        "folder": home(),
    }
    ...
