"""`arrears code`: the six digits that a demo user's authenticator would show now."""

from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import home, open_desk
from .statuses import FINE, REFUSED

SHORT = "演示账号的验证码 / a demo user's code"
HELP = told(
    Words(
        "说出演示账号此刻的六位验证码，只认演示账号文件里的密钥；真实账号请用自己的验证器。",
        "Say the six digits of a demo user's second key, from the demo's own file. Everybody else uses their own authenticator.",
    ),
    examples=("arrears code supervisor",),
    exits=(
        (FINE, Words("已显示", "shown")),
        (
            REFUSED,
            Words("不是演示账号，或不需要验证码", "no demo user, or none needed"),
        ),
    ),
)


class NoDemoKey(Refusal):
    """The demo's file has no second key for this user."""

    words = Words(
        "演示账号文件里没有 {user} 的两步验证密钥。",
        "The demo's sign-ins hold no second key for {user}.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(code)


def code(
    ctx: typer.Context,
    user: Annotated[str, typer.Argument(help="用户名 / the user's name")],
) -> None:
    """Say the code of now."""
    open_desk()
    from arrears.actions.demo.sign_ins import kept_sign_ins
    from arrears.store.second_keys import code_now

    secrets = {each.username: each.secret for each in kept_sign_ins(home())}
    if not secrets.get(user):
        raise NoDemoKey(user=user)
    voice(ctx).say(code_now(secrets[user], at=clock.now()))
