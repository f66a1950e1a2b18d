"""The shape that all commands share: their help, and how they say no."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from arrears.domain.words import Refusal, Words

from .statuses import REFUSED
from .usage import understood
from .voice import Voice


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said before the command's name, for all commands."""

    voice: Voice


class Command(TyperCommand):
    """A command whose expected "no" is one sentence and an exit status."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read what was typed; a misuse is told in both languages."""
        return understood(ctx, lambda: super(Command, self).parse_args(ctx, args))

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  (Typer's own types)
        """Carry the command out; a refusal ends it with exit status 3."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            as_json = bool(ctx.params.get("as_json"))
            voice(ctx).refuse(refusal, as_json=as_json)
            raise typer.Exit(REFUSED) from None


class WithDefault(TyperGroup):
    """A group whose first word may be left out: `intake FILE` is `intake file FILE`."""

    default = "file"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Put the default command in front where no other is named."""
        named = not args or args[0] in self.commands or args[0] == "--help"
        return super().parse_args(ctx, args if named else [self.default, *args])


def voice(ctx: Any) -> Voice:  # noqa: ANN401  (Typer's own types)
    """Return the voice in which this command speaks."""
    asked: Asked = ctx.find_root().obj
    return asked.voice


def told(
    what: Words, *, examples: Sequence[str], exits: Sequence[tuple[int, Words]]
) -> str:
    """Return a command's help: Chinese, English, examples, exit statuses."""
    shown = "\n".join(f"    {example}" for example in examples)
    statuses = "\n".join(f"    {status}  {words}" for status, words in exits)
    return "\n\n".join(
        [
            what.zh,
            what.en,
            f"\b\n例 / Examples:\n{shown}",
            f"\b\n退出码 / Exit status:\n{statuses}",
        ]
    )
