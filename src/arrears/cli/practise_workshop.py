"""`arrears practise workshop`: analyse a case in the terminal, beside the house's review."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from .command import Command, told, voice
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.training.workshop.case_file import CaseFile
    from arrears.training.workshop.marking import Marked, Result
    from arrears.training.workshop.sheet import Item

HELP = told(
    Words(
        "不写编号就列出案例；写编号就读案，然后逐项作答：每项一行，写选项的号码，多选用逗号隔开，空行是不答。答完看本单位的审单，逐项对照，写明依据。不联网，不用数据库。",
        "Without a number list the cases; with one read it and answer item by item: a line an item, the numbers of the choices parted by commas, an empty line leaves it open. Then the house's review beside yours, with its sources. No network, no database.",
    ),
    examples=(
        "arrears practise workshop",
        "arrears practise workshop CASE-01",
        "cat answers.txt | arrears practise workshop CASE-06 --json",
    ),
    exits=((FINE, Words("已对照", "marked")), (REFUSED, Words("没有这个案例", "no such case"))),
)  # fmt: skip
ROW = Words("{name}  {title.zh}", "{name}  {title.en}")
FACT = Words("  {name.zh}：{value.zh}", "  {name.en}: {value.en}")
PAST = Words("  {at}  {how.zh}  {note.zh}", "  {at}  {how.en}  {note.en}")
NO_CODE = Words("备注", "note")
ONE, MANY = Words("（选一项）", "(one)"), Words("（可多选）", "(several)")
ASKED = Words("{words.zh}{many.zh}", "{words.en} {many.en}")
CHOICE = Words("   {number}) {words.zh}", "   {number}) {words.en}")
HEAD = Words("—— 对照：{score}/100 ——", "—— Side by side: {score}/100 ——")
ITEM = Words("{words.zh}：{share} %", "{words.en}: {share} %")
BOTH = Words("   一致：{names}", "   both: {names}")
HERS = Words("   只有您：{names}", "   only you: {names}")
HOUSE = Words("   只有本单位：{names}", "   only the house: {names}")
WHY = Words("   为什么：{why.zh}", "   Why: {why.en}")
SIGN = Words("   {points} {seen.zh} {card}", "   {points} {seen.en} {card}")
SOURCES = Words("   卡片：{names}", "   Cards: {names}")
PARTS = str.maketrans({",": " ", "，": " ", "、": " "})


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("workshop", cls=Command, help=HELP)(workshop)


def workshop(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[CASE]", help="案例 / the case")] = "",
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="以 JSON 输出对照 / the marking as JSON")
    ] = False,
) -> None:
    """List the cases, or analyse one."""
    from arrears.training.workshop.case_file import told_file, told_files
    from arrears.training.workshop.marking import marked

    speak = voice(ctx)
    if not name:
        rows = [(each.name, each.title) for each in told_files().values()]
        if as_json:
            speak.tell([{"name": row, "title": title.to(speak.lang)} for row, title in rows])  # fmt: skip
            return
        for row, title in rows:
            speak.say(ROW.filled(name=row, title=title))
        return
    file = told_file(name)
    if not as_json:
        _read(speak, file)
    result = marked(file, _answers(speak, silent=as_json))
    if as_json:
        speak.tell(_as_json(result, speak.lang))
        return
    _beside(speak, result)


def _read(speak: Voice, file: "CaseFile") -> None:
    from arrears.training.workshop.shown import facts, history

    speak.say(ROW.filled(name=file.name, title=file.title))
    for fact in facts(file):
        speak.say(FACT.filled(name=fact.name, value=fact.value))
    for each in history(file):
        at = f"{each.at:%Y-%m-%d %H:%M}" if each.at else ""
        how = each.outcome or each.channel or NO_CODE
        speak.say(PAST.filled(at=at, how=how, note=each.note))


def _answers(speak: Voice, *, silent: bool) -> Mapping[str, Sequence[str]]:
    from arrears.training.workshop.sheet import items

    typed = _typed()
    given: dict[str, list[str]] = {}
    for item in items():
        if not silent:
            _ask(speak, item)
        given[item.name] = _chosen(item, next(typed, ""))
    return given


def _ask(speak: Voice, item: "Item") -> None:
    speak.say(ASKED.filled(words=item.words, many=MANY if item.many else ONE))
    for number, words in enumerate(item.choices.values(), 1):
        speak.say(CHOICE.filled(number=number, words=words))


def _chosen(item: "Item", line: str) -> list[str]:
    """Return the choices whose numbers or codes stand in a line; the rest is left out."""
    codes = list(item.choices)
    by_number = {str(number): code for number, code in enumerate(codes, 1)}
    words = line.translate(PARTS).split()
    named = {code.lower(): code for code in codes} | by_number
    return [named[word.lower()] for word in words if word.lower() in named]


def _typed() -> Iterator[str]:
    """Yield what is typed or piped in, a line an item."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace")


def _beside(speak: Voice, result: "Result") -> None:
    speak.say(HEAD.filled(score=result.score))
    for each in result.items:
        _item(speak, each)
    for words in (result.file.note, result.file.after):
        if words:
            speak.say(words)


def _item(speak: Voice, each: "Marked") -> None:
    speak.say(ITEM.filled(words=each.item.words, share=each.share))
    for words, names in (
        (BOTH, each.agrees),
        (HERS, each.hers_alone),
        (HOUSE, each.house_alone),
    ):
        if names:
            told_ = ", ".join(name.to(speak.lang) for name in names)
            speak.say(words.filled(names=told_))
    if each.why:
        speak.say(WHY.filled(why=each.why))
    for sign in each.signs:
        points = f"{sign.points:+}"
        speak.say(SIGN.filled(points=points, seen=sign.words, card=sign.card))
    if each.sources:
        speak.say(SOURCES.filled(names=", ".join(card.id for card in each.sources)))


def _as_json(result: "Result", lang: str) -> Mapping[str, object]:
    return {
        "case": result.file.name,
        "score": result.score,
        "items": [
            {
                "item": each.item.name,
                "given": list(each.given),
                "house": list(each.house),
                "share": each.share,
                "why": each.why.to(lang) if each.why else None,
                "sources": [card.id for card in each.sources],
            }
            for each in result.items
        ],
    }
