"""Who decides at a terminal: an account in use, by both its keys."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import voice

if TYPE_CHECKING:
    from arrears.domain.second_person import Deed

AsOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="USER",
        help="谁来决定：在用账号，要输入密码和验证码 / who decides: an account in use; asks for its password and code",
    ),
]
PASSWORD = Words("{username} 的密码", "Password of {username}")
CODE = Words("六位验证码，或恢复码", "Code of the authenticator, or a recovery code")


class KeysNotTyped(Refusal):
    """Nobody is there to type them."""

    words = Words(
        "需要输入密码和验证码；请在终端里运行。什么也没有做。",
        "It takes a password and a code. Run it at a terminal; nothing was done.",
    )


def decider(ctx: typer.Context, username: str, deed: "Deed") -> str:
    """
    Ask for both keys; return the account that they open, where its post decides.

    Raises KeysNotTyped, KeysRefused, KeyRefused, PostDoesNotDecide.
    """
    from arrears.actions.show_keys import show_keys
    from arrears.store.second_person import raise_unless_decides

    if not at_a_terminal():
        raise KeysNotTyped
    lang = voice(ctx).lang
    password = _typed(PASSWORD.filled(username=username).to(lang))
    code = _typed(CODE.to(lang))
    by = show_keys(username=username, password=password, code=code, now=clock.now())
    raise_unless_decides(deed, by)
    return by


def at_a_terminal() -> bool:
    """Say whether somebody can type unseen: a key in a pipe is a key in a file."""
    return sys.stdin.isatty()


def _typed(label: str) -> str:
    """Return what is typed unseen; asked for beside the result, which stays as it is."""
    try:
        return str(typer.prompt(label, hide_input=True, err=True))
    except typer.Abort:
        raise KeysNotTyped from None
