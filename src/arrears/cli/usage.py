"""What a command says when it is called wrongly: in Chinese and in English, then its form."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from arrears.domain.words import Words

from .statuses import WRONG_USAGE

MISSING = Words("缺少 {name}。", "{name} is missing.")
NO_OPTION = Words("没有选项 {name}。", "There is no option {name}.")
NO_COMMAND = Words(
    "没有名为“{name}”的命令，现有：{known}。",
    "There is no command “{name}”. There are: {known}.",
)
OTHER = Words("用法不对：{why}", "The command was called wrongly: {why}")
FORM = Words("用法：{usage}", "Usage: {usage}")
HELP = Words("帮助：{path} --help", "Help: {path} --help")


class Group(TyperGroup):
    """A group of commands that names its commands where an unknown one is asked for."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Return the command that was named."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            known = ", ".join(self.commands)
            _end(ctx, NO_COMMAND.filled(name=args[0], known=known))
        return super().resolve_command(ctx, args)


def understood(ctx: Any, parse: Callable[[], list[str]]) -> list[str]:  # noqa: ANN401
    """Return what `parse` returns; a misuse ends the command with both languages."""
    try:
        return parse()
    except TyperException as error:
        _end(ctx, _words(error))
        raise  # never reached: ending the command raises


def _words(error: TyperException) -> Words:
    kind, told = type(error).__name__, str(getattr(error, "message", "") or error)
    if kind == "NoSuchOption":
        return NO_OPTION.filled(name=getattr(error, "option_name", told))
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        name = param.opts[-1] if param and param.opts[-1][0] == "-" else None
        return MISSING.filled(name=name or getattr(param, "metavar", None) or told)
    return OTHER.filled(why=told)


def _end(ctx: Any, what: Words) -> None:  # noqa: ANN401
    usage = ctx.get_usage().partition(": ")[2]
    for words in (what, FORM.filled(usage=usage), HELP.filled(path=ctx.command_path)):
        typer.echo(f"{words.zh} / {words.en}", err=True)
    raise typer.Exit(WRONG_USAGE)
