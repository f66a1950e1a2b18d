"""`arrears playbook`: cards found by what was just said, listed, shown and checked."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words
from arrears.playbook.ruling import Place, Status, place

from . import dialogue, playbook_scripts
from .command import Command, told, voice
from .files import text_of
from .jsonl import lines
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arrears.playbook.card import Card
    from arrears.playbook.card_check import Fault

app = typer.Typer(
    name="playbook",
    short_help="话术与做法：查找，查看，核对 / cards and scripts: found, shown, checked",
    help="按对方的话查找卡片；列出、查看、核对卡片和话术 / "
    "Find cards by what was just said; list, show and check cards and scripts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
dialogue.add_to(app)
playbook_scripts.add_to(app)
SEARCH_HELP = told(
    Words(
        '对方刚说了什么，对应哪几张卡片，最像的在前。--jsonl 逐行读取 {"id","text"}，逐行回答 {"id","cards"}。',
        'Which cards what was just said calls for, the likeliest first. --jsonl reads {"id","text"} a line and answers {"id","cards"} a line.',
    ),
    examples=(
        "arrears playbook search 我没钱",
        "arrears playbook search --jsonl said.jsonl",
    ),
    exits=(
        (FINE, Words("已回答", "answered")),
        (REFUSED, Words("文件无法读取", "the file cannot be read")),
    ),
)
LIST_HELP = told(
    Words(
        "列出各族卡片，或某一族的卡片。--in 写一个地方（cn、us、uk、in、eu）：按那里的规定列出结论；不写族，就只列那里另有规定的卡片。",
        "List the families of cards, or the cards of one. --in names a place (cn, us, uk, in, eu): the status is that place's; without a family, only the cards on which its law says something of its own.",
    ),
    examples=(
        "arrears playbook list",
        "arrears playbook list OBJ",
        "arrears playbook list --in us",
    ),
    exits=(
        (FINE, Words("已列出", "listed")),
        (REFUSED, Words("没有这个地方", "there is no such place")),
    ),
)
SHOW_HELP = told(
    Words("查看一张卡片。", "Show one card."),
    examples=("arrears playbook show OBJ-04", "arrears playbook show OBJ-04 --json"),
    exits=(
        (FINE, Words("已显示", "shown")),
        (REFUSED, Words("没有这张卡片", "there is no such card")),
    ),
)
CHECK_HELP = told(
    Words(
        "核对卡片和话术：格式、引用、空位、每一句要对债务人说的话。不写文件则核对自带的全部。",
        "Check cards and scripts: their form, references and slots, every sentence to be spoken. Without a file, all of our own.",
    ),
    examples=(
        "arrears playbook check",
        "arrears playbook check cards/OBJ.yaml texts/sms.yaml",
    ),
    exits=(
        (FINE, Words("没有错", "all hold")),
        (REFUSED, Words("有错，逐条说明", "some do not; each is named")),
    ),
)
NOTHING = Words("没有找到。", "Nothing was found.")
FAULT = Words("{file}:{line} {card} {why.zh}", "{file}:{line} {card} {why.en}")
HOLDS = Words(
    "{cards} 张卡片、{scripts} 条话术，没有错。",
    "{cards} cards and {scripts} scripts hold.",
)
PARTS = {
    "do": Words("这样做", "Do"),
    "avoid": Words("不要", "Leave"),
    "say": Words("可以这样说", "Say"),
    "signals": Words("迹象", "Signs"),
}


class NothingAsked(Refusal):
    """Neither words nor a file were given."""

    words = Words(
        "请写出对方说的话，或用 --jsonl 给出文件。",
        "Write what was said, or give a file with --jsonl.",
    )


@app.command("search", cls=Command, help=SEARCH_HELP, short_help="查找 / search")
def search(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT", help="对方说的话 / what was said"),
    ] = None,
    *,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-", help="逐行的话 / a line each; - is standard input"
        ),
    ] = None,
) -> None:
    """Find cards by what was said."""
    if jsonl is not None:
        for line in lines(jsonl):
            print(json.dumps(_answer(line), ensure_ascii=False))
        return
    if not text:
        raise NothingAsked
    from arrears.playbook.card import cards
    from arrears.playbook.finder import find

    found, known = find(" ".join(text), most=5), cards()
    if not found:
        voice(ctx).say(NOTHING)
    for name in found:
        title = known[name].title.to(voice(ctx).lang) if name in known else ""
        voice(ctx).say(f"{name}  {title}".rstrip())


@app.command("list", cls=Command, help=LIST_HELP, short_help="列出 / list")
def list_(
    ctx: typer.Context,
    family: Annotated[
        str, typer.Argument(metavar="FAMILY", help="卡片族 / the family, as OBJ")
    ] = "",
    *,
    within: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="PLACE", help="按哪里的规定 / by whose law, as us"
        ),
    ] = None,
) -> None:
    """List families, or the cards of one."""
    from arrears.playbook.card import cards

    speak, wanted = voice(ctx), family.strip().upper()
    known = [card for card in cards().values() if wanted in ("", card.family)]
    if within is not None:
        _list_in(speak, known, place(within), all_of_them=bool(wanted))
    elif wanted:
        for card in known:
            _list(speak, card, card.status)
    else:
        for name, count in Counter(card.family for card in known).items():
            speak.say(f"{name}  {count}")


@app.command("show", cls=Command, help=SHOW_HELP, short_help="查看 / show")
def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="CARD", help="编号 / the card's ID")],
    *,
    as_json: JsonOption = False,
) -> None:
    """Show one card."""
    from arrears.playbook.card import card

    found = card(name)
    if as_json:
        voice(ctx).tell(asdict(found))
    else:
        _show(voice(ctx), found)


@app.command("check", cls=Command, help=CHECK_HELP, short_help="核对 / check")
def check(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="卡片或话术文件 / files of cards or scripts"
        ),
    ] = None,
) -> None:
    """Check cards and scripts, ours or those of a file."""
    from arrears.playbook.card import cards
    from arrears.playbook.scripts.script import scripts

    found = _faults([(file.name, text_of(file)) for file in files or ()])
    for fault in found:
        line = FAULT.filled(
            file=fault.file, line=fault.line, card=fault.card, why=fault.why
        )
        print(line.to(voice(ctx).lang), file=sys.stderr)
    if found:
        raise typer.Exit(REFUSED)
    voice(ctx).say(HOLDS.filled(cards=len(cards()), scripts=len(scripts())))


def _faults(files: "Sequence[tuple[str, str]]") -> "tuple[Fault, ...]":
    """Return what is wrong with the files; without any, with our own."""
    from arrears.playbook.card import card_files, cards
    from arrears.playbook.card_check import card_faults
    from arrears.playbook.scripts.script import script_files
    from arrears.playbook.scripts.script_check import is_scripts, script_faults

    if not files:
        from arrears.playbook.review.talks_check import talk_faults

        ours = card_faults(card_files()), script_faults(script_files()), talk_faults()
        return tuple(chain.from_iterable(ours))
    of_cards = [file for file in files if not is_scripts(file[1])]
    of_scripts = [file for file in files if is_scripts(file[1])]
    known = frozenset(cards())
    return (*card_faults(of_cards, known=known), *script_faults(of_scripts))


def _answer(line: str) -> dict[str, object]:
    from arrears.playbook.finder import find

    try:
        asked = json.loads(line)
        text, name = asked["text"], asked.get("id")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        error = {"code": "LineMisread", "message": 'expected {"id","text"}'}
        return {"id": None, "error": error}
    return {"id": name, "cards": list(find(str(text)))}


def _list_in(
    speak: Voice, known: "Sequence[Card]", at: Place, *, all_of_them: bool
) -> None:
    """List cards with the status they have at a place; its own word follows."""
    for card in known:
        if all_of_them or at in card.where:
            _list(speak, card, card.status_in(at).status)
        if at in card.where:
            speak.say(f"  {card.where[at].reason.to(speak.lang)}")


def _list(speak: Voice, card: "Card", status: Status) -> None:
    title, told = card.title.to(speak.lang), status.words.to(speak.lang)
    speak.say(f"{card.id}  {title}  [{told}]")


def _show(voice: Voice, card: "Card") -> None:
    lang = voice.lang
    voice.say(f"{card.id}  {card.title.to(lang)}  [{card.status.words.to(lang)}]")
    voice.say(card.text)
    for name, title in PARTS.items():
        part: tuple[Words, ...] = getattr(card, name)
        if part:
            voice.say(title)
        for each in part:
            voice.say(f"  - {each.to(lang)}")
    for step, line in card.steps:
        voice.say(f"{step.to(lang)}: {line.to(lang)}")
    voice.say(card.reason)
    for at, ruling in card.where.items():
        status = ruling.status.words.to(lang)
        voice.say(f"  {at.words.to(lang)} [{status}] {ruling.reason.to(lang)}")
    if card.lawful:
        voice.say(card.lawful)
