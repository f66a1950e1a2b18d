"""`arrears refit-worth`: the model of paying refitted from a holdout, as a proposal."""

from pathlib import Path
from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .plan import DayOption
from .statuses import FINE, REFUSED

SHORT = "由对照组重估还款模型 / refit the model of paying"
HELP = told(
    Words(
        "由过去的计划、对照组和到账重估各格的还款比率，写成一个文件供人阅读；不会自动启用。没有对照组就明说是假设。",
        "Refit the rates of each cell from past plans, their holdout and the payments, into a file for a person to read; nothing takes effect. Without a holdout it says that it is an assumption.",
    ),
    examples=("arrears refit-worth --out proposed.yaml",),
    exits=(
        (FINE, Words("已写好", "written")),
        (REFUSED, Words("未写，原因已说明", "not written; it says why")),
    ),
)
WRITTEN = Words("建议的模型已写入：{file}", "The proposed model is in {file}")


class ProposalNotWritten(Refusal):
    """The file could not be written."""

    words = Words("无法写入 {file}：{why}。", "Cannot write {file}: {why}.")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("refit-worth", cls=Command, help=HELP, short_help=SHORT)(refit_worth)


def refit_worth(
    ctx: typer.Context,
    *,
    out: Annotated[Path, typer.Option(help="写入的文件 / the file to write")],
    on: DayOption = None,
) -> None:
    """Refit, write the file, and say what it rests on."""
    open_desk()
    from arrears.questions.worth_seen import proposed_worth

    found = proposed_worth(on=clock.day(on))
    try:
        out.write_text(found.text, "utf-8")
    except OSError as error:
        raise ProposalNotWritten(file=out, why=error.strerror) from error
    voice(ctx).say(found.words)
    voice(ctx).say(WRITTEN.filled(file=out))
