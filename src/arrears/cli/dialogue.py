"""`arrears playbook dialogue`: one of the two dialogues, turn by turn."""

from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from .command import Command, told, voice
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.playbook.dialogue import Turn

SHORT = "逐轮看一段对话 / a dialogue turn by turn"
HELP = told(
    Words(
        "逐轮看两段对话之一：谁说的，大意，哪里不对，用的哪一招，合法的说法。--lawful 只看合法的对话。",
        "Read one of the two dialogues turn by turn: who spoke, in substance, what was wrong, under which strategy, and the lawful turn. --lawful shows the lawful conversation alone.",
    ),
    examples=(
        "arrears playbook dialogue 1",
        "arrears playbook dialogue 2 --lawful",
    ),
    exits=(
        (FINE, Words("已显示", "shown")),
        (REFUSED, Words("没有这段对话", "there is no such dialogue")),
    ),
)
SUBSTANCE = Words("大意：{text.zh}", "In substance: {text.en}")
WHY = Words("结论：{reason.zh}", "Finding: {reason.en}")
LABEL = Words("招数：{id} {title.zh}", "Strategy: {id} {title.en}")
SAID = Words("  {who.zh}：“{words.zh}”", "  {who.en}: “{words.en}”")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dialogue", cls=Command, help=HELP, short_help=SHORT)(dialogue)


def dialogue(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="1|2", help="哪一段 / which one")],
    *,
    lawful: Annotated[
        bool, typer.Option(help="只看合法的对话 / the lawful conversation alone")
    ] = False,
) -> None:
    """Show a dialogue."""
    from arrears.playbook.dialogue import dialogue as dialogue_of

    found, speak = dialogue_of(number), voice(ctx)
    speak.say(found.story.title)
    for turn in found.turns:
        if not lawful:
            _show(speak, turn)
        for line in turn.lines:
            speak.say(SAID.filled(who=line.speaker.words, words=line.words))


def _show(speak: Voice, turn: "Turn") -> None:
    card, lang = turn.card, speak.lang
    who = card.speaker.words.to(lang) if card.speaker else ""
    speak.say("")
    speak.say(
        f"{card.id}  {who}  {card.title.to(lang)}  [{card.status.words.to(lang)}]"
    )
    speak.say(SUBSTANCE.filled(text=card.text))
    for label in turn.labels:
        speak.say(LABEL.filled(id=label.id, title=label.title))
    speak.say(WHY.filled(reason=card.reason))
