"""`arrears api-key`: a key for a lender's systems, or an end to one."""

from typing import Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .statuses import FINE, REFUSED

app = typer.Typer(
    name="api-key",
    short_help="委托方系统的接口密钥 / keys for a lender's systems",
    help="发放或停用委托方系统的接口密钥 / Give a lender's systems a key, or end one.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
MAKE_HELP = told(
    Words(
        "发放一把密钥，只显示这一次；库里只存它的摘要。",
        "Make a key. It is shown this once; only its hash is kept.",
    ),
    examples=("arrears api-key make --lender bank --name core",),
    exits=(
        (FINE, Words("已发放", "made")),
        (
            REFUSED,
            Words(
                "没有这个委托方，或同名密钥已存在",
                "no such lender, or the name is taken",
            ),
        ),
    ),
)
END_HELP = told(
    Words("停用一把密钥。", "End a key; it opens nothing any more."),
    examples=("arrears api-key end --lender bank --name core",),
    exits=(
        (FINE, Words("已停用", "ended")),
        (REFUSED, Words("没有这把密钥", "no such key")),
    ),
)
KEPT = Words(
    "请现在保存，之后不再显示。用法：Authorization: Bearer 密钥，地址 /api/v1/。",
    "Keep it now; it is not shown again. Use: Authorization: Bearer KEY, at /api/v1/.",
)
ENDED = Words("已停用。", "Ended.")
LenderOption = Annotated[str, typer.Option(help="委托方代号 / the lender's key")]
NameOption = Annotated[str, typer.Option(help="密钥的名字 / the key's name")]


@app.command("make", cls=Command, help=MAKE_HELP, short_help="发放 / make")
def make(ctx: typer.Context, *, lender: LenderOption, name: NameOption) -> None:
    """Make a key and show it once."""
    open_desk()
    from arrears.actions.make_api_key import make_api_key

    key = make_api_key(lender=lender, name=name, by=operator(), now=clock.now())
    voice(ctx).say(key)
    voice(ctx).aside.print(KEPT.to(voice(ctx).lang), highlight=False)


@app.command("end", cls=Command, help=END_HELP, short_help="停用 / end")
def end(ctx: typer.Context, *, lender: LenderOption, name: NameOption) -> None:
    """End a key."""
    open_desk()
    from arrears.actions.make_api_key import end_api_key

    end_api_key(lender=lender, name=name, by=operator(), now=clock.now())
    voice(ctx).say(ENDED)
