"""`arrears guard`: may these contacts be made; one question a line, one verdict a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from arrears.domain.words import Refusal, Words

from .command import Command, told, voice
from .statuses import FINE, REFUSED

HELP = told(
    Words(
        "逐行读取联系问题（JSON），逐行给出是否可以联系、依据哪条规定、何时可以；顺序不变。"
        "写错的行给出错误名称，其余照常。格式见 docs/law.md。",
        "Read questions about contacts, one JSON object a line, and answer each with a verdict, its rules "
        "and the next lawful time, in the same order. A broken line is answered by its mistake and the run goes on. "
        "The form is in docs/law.md.",
    ),
    examples=(
        "arrears guard --jsonl questions.jsonl",
        "arrears guard --jsonl - < questions.jsonl > verdicts.jsonl",
    ),
    exits=(
        (FINE, Words("每一行都有回答", "every line was answered")),
        (REFUSED, Words("文件无法读取", "the file cannot be read")),
    ),
)
BROKEN = Words("{n} 行写错，已逐行说明。", "{n} lines were broken; each says how.")


class QuestionsNotRead(Refusal):
    """The file of questions cannot be read."""

    words = Words(
        "无法读取 {file}：{why}。请检查路径和权限。",
        "{file} cannot be read: {why}. Check the path and the permissions.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP)(guard)


def guard(
    ctx: typer.Context,
    *,
    jsonl: Annotated[
        str,
        typer.Option(
            metavar="FILE|-",
            help="问题文件，- 为标准输入 / file of questions, - for standard input",
        ),
    ],
) -> None:
    """Answer every line, in order."""
    from arrears.law.asking.answer import answered

    broken = 0
    for line in _lines(jsonl):
        answer = answered(line)
        broken += "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    if broken:
        print(BROKEN.filled(n=broken).to(voice(ctx).lang), file=sys.stderr)


def _lines(name: str) -> Iterator[str]:
    """Yield the lines that say something; what is not UTF-8 is marked in its line."""
    if name == "-":
        yield from _decoded(sys.stdin.buffer)
        return
    try:
        with Path(name).open("rb") as file:
            yield from _decoded(file)
    except OSError as error:
        why = error.strerror or str(error)
        raise QuestionsNotRead(file=name, why=why) from None


def _decoded(file: BinaryIO) -> Iterator[str]:
    for line in file:
        text = line.decode("utf-8-sig", errors="replace").strip()
        if text:
            yield text
