"""`arrears practise lesson` and `arrears practise quiz`: the course in the terminal."""

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from .command import Command, told, voice
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.training.course.quiz.question import Question

LESSON_HELP = told(
    Words(
        "不写名称就列出全部的课；写名称就读这一课，看可以怎么说、属于哪些卡片。",
        "Without a name list the lessons; with one read it, with what may be said and its cards.",
    ),
    examples=("arrears practise lesson", "arrears practise lesson keep-it-private"),
    exits=((FINE, Words("已显示", "shown")), (REFUSED, Words("没有这一课", "no such lesson"))),
)  # fmt: skip
QUIZ_HELP = told(
    Words(
        "按种子出题：每行答一个选项的号码，答完说明为什么、依据哪张卡片或哪条规则。同样的种子，同样的题。不联网，不用数据库。",
        "Questions from a seed: type the number of a choice, then hear why, with the card or rule. The same seed gives the same questions. No network, no database.",
    ),
    examples=("arrears practise quiz", "arrears practise quiz --seed 7 --kind law", "arrears practise quiz --talk DLG1"),
    exits=((FINE, Words("已答完", "answered")), (REFUSED, Words("没有这种题", "no such kind"))),
)  # fmt: skip
ROW = Words("{name}  {title.zh}", "{name}  {title.en}")
SAID = Words("  可以这样说：{line.zh}", "  May be said: {line.en}")
CARDS = Words("卡片：{cards}", "Cards: {cards}")
ASKED = Words("{number}. {ask.zh}", "{number}. {ask.en}")
CHOICE = Words("   {number}) {words.zh}", "   {number}) {words.en}")
RIGHT = Words("   ✓ {why.zh}（{sources}）", "   ✓ {why.en} ({sources})")
WRONG = Words(
    "   ✗ 应选 {number}。{why.zh}（{sources}）",
    "   ✗ It is {number}. {why.en} ({sources})",
)
PARTS = str.maketrans({",": " ", "，": " ", "、": " "})
SHORT = re.compile(r"[0-9]{1,3}")
SEVERAL = Words(
    "   （可多选，用逗号隔开）", "   (several may be right, parted by commas)"
)
SCORE = Words("答对 {right}/{many}", "{right} of {many} right")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("lesson", cls=Command, help=LESSON_HELP)(lesson)
    app.command("quiz", cls=Command, help=QUIZ_HELP)(quiz)


def lesson(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="课名 / the lesson")] = "",
) -> None:
    """List the lessons, or read one."""
    from arrears.training.course.lesson import lesson as lesson_of
    from arrears.training.course.lesson import lessons

    speak = voice(ctx)
    if not name:
        for each in lessons().values():
            speak.say(ROW.filled(name=each.name, title=each.title))
        return
    read = lesson_of(name)
    speak.say(read.title)
    speak.say(read.text)
    for line in read.say:
        speak.say(SAID.filled(line=line))
    speak.say(CARDS.filled(cards=", ".join(read.cards)))


def quiz(
    ctx: typer.Context,
    *,
    seed: Annotated[int, typer.Option(help="种子 / the seed")] = 1,
    kind: Annotated[
        str,
        typer.Option(
            help="lesson, objection, sum, law, type, violation, strategy, act, tag"
        ),
    ] = "",
    talk: Annotated[
        str,
        typer.Option(
            metavar="DLG1|DLG2|SCENE",
            help="给这通对话逐轮标注 / label this talk turn by turn",
        ),
    ] = "",
) -> None:
    """Ask questions and explain the answers."""
    from arrears.training.course.quiz.quiz import quiz as quiz_of
    from arrears.training.course.quiz.quiz import talk_quiz

    speak, typed = voice(ctx), _typed()
    asked = talk_quiz(talk, seed) if talk else quiz_of(seed, kind=kind)
    right = 0
    for number, each in enumerate(asked, 1):
        _ask(speak, number, each)
        right += _judge(speak, each, next(typed, ""))
    speak.say(SCORE.filled(right=right, many=len(asked)))


def _ask(speak: Voice, number: int, asked: "Question") -> None:
    speak.say(ASKED.filled(number=number, ask=asked.ask))
    for place, words in enumerate(asked.choices, 1):
        speak.say(CHOICE.filled(number=place, words=words))
    if asked.several:
        speak.say(SEVERAL)


def _judge(speak: Voice, asked: "Question", answer: str) -> bool:
    numbers = ", ".join(str(place + 1) for place in sorted(asked.rights))
    right = asked.is_right(_places(answer))
    verdict, sources = RIGHT if right else WRONG, ", ".join(asked.sources)
    speak.say(verdict.filled(number=numbers, why=asked.why, sources=sources))
    return right


def _places(answer: str) -> list[int]:
    """Return the places a line names; what is no number is no place."""
    words = answer.translate(PARTS).split()
    return [int(word) - 1 if SHORT.fullmatch(word) else -1 for word in words]


def _typed() -> Iterator[str]:
    """Yield what is typed or piped in, a line an answer."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace")
