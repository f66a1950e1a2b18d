"""`arrears intake`: a lender's file in, a recall, or a draft of its mapping profile."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, WithDefault, told, voice
from .desk import home, open_desk, operator, secret
from .options import JsonOption
from .progress import Bar
from .statuses import FINE, REFUSED, ROWS_AT_FAULT

if TYPE_CHECKING:  # these need Polars, or Django set up
    from arrears.actions.import_book import Imported
    from arrears.actions.recall_cases import CasesReturned
    from arrears.intake.profile_parts import Control, Profile

app = typer.Typer(
    name="intake",
    cls=WithDefault,
    short_help="导入台账，收回案件，起草映射文件 / a book in, cases back",
    help="导入委托方的文件，收回案件，或起草映射文件 / "
    "A lender's file in, cases back, or a draft of the mapping profile.\n\n"
    "arrears intake 文件 --profile 映射.yaml  =  arrears intake file …",
    no_args_is_help=True,
    rich_markup_mode=None,
)
SHORT = "导入台账，或收回案件 / a book in, or cases back"
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
        (
            ROWS_AT_FAULT,
            Words("已导入，有问题行被搁置", "taken in, rows at fault were set aside"),
        ),
    ),
)
SUGGEST_SHORT = "起草映射文件 / draft a mapping profile"
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
DRAFTED = Words(
    "草稿已写入 {file}，请逐行核对后再用。",
    "The draft is in {file}. Check it line by line before it is used.",
)


class ProfileThere(Refusal):
    """A profile of that name is there already; nobody's work is written over."""

    words = Words(
        "{file} 已经存在，没有覆盖。请换一个文件名，或先把它移走。",
        "{file} is there already and was left as it is. Choose another name, or move it away.",
    )


FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="委托方的文件 / the lender's file")
]


@app.command("file", cls=Command, help=HELP, short_help=SHORT)
def file(
    ctx: typer.Context,
    path: FileArgument,
    *,
    profile: Annotated[Path, typer.Option(help="映射文件 / the mapping profile, YAML")],
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
    from arrears.intake.profile import load_profile

    speak, lenders = voice(ctx), load_profile(profile)
    take = _recalled if recall else _imported
    with Bar(speak, WORKING.filled(file=path.name)) as bar:
        receipt = take(path, lenders, clock.day(on), _control(rows, owed), bar)
    if as_json:
        speak.tell(_plain(receipt))
    else:
        from . import intake_table

        intake_table.show(speak, receipt)
    raise typer.Exit(ROWS_AT_FAULT if receipt.at_fault else FINE)


@app.command("suggest", cls=Command, help=SUGGEST_HELP, short_help=SUGGEST_SHORT)
def suggest(
    ctx: typer.Context,
    path: FileArgument,
    *,
    out: Annotated[
        Path | None,
        typer.Option(help="写入这个文件，不覆盖 / write it here, over nothing"),
    ] = None,
) -> None:
    """Draft a mapping profile."""
    from arrears.intake.suggest import suggest as drafted

    draft = drafted(path)
    if out is None:
        voice(ctx).say(draft)
        return
    if out.exists():
        raise ProfileThere(file=out)
    out.write_text(draft, encoding="utf-8")
    voice(ctx).say(DRAFTED.filled(file=out))


def _imported(
    path: Path, lenders: "Profile", on: date, control: "Control | None", told: Bar
) -> "Imported":
    from arrears.actions.import_book import import_book

    return import_book(
        path,
        profile=lenders,
        by=operator(),
        now=clock.now(),
        on=on,
        secret=secret(),
        folder=home(),
        control=control,
        told=told,
    )


def _recalled(
    path: Path, lenders: "Profile", on: date, _control: "Control | None", _told: Bar
) -> "CasesReturned":
    from arrears.actions.recall_cases import recall_cases

    return recall_cases(
        path, profile=lenders, by=operator(), now=clock.now(), on=on, folder=home()
    )


def _control(rows: int | None, owed: Sequence[str] | None) -> "Control | None":
    """Return the lender's totals as told here; nothing told leaves the profile's."""
    from arrears.intake.profile_parts import Control

    if rows is None and not owed:
        return None
    parts = [total.rpartition(":") for total in owed or ()]
    return Control(rows, {currency: total for currency, _, total in parts})


def _plain(receipt: "Imported | CasesReturned") -> dict[str, object]:
    shown = asdict(receipt)
    shown["report"] = str(receipt.report) if receipt.report else None
    shown["at_fault"] = receipt.at_fault
    return shown
