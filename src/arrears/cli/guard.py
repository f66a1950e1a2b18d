"""`arrears guard`: may these contacts be made; one question a line, one verdict a line."""

import json
import sys
from typing import Annotated

import typer

from arrears.domain.words import Words

from .command import Command, told, voice
from .jsonl import lines
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
    for line in lines(jsonl):
        answer = answered(line)
        broken += "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    if broken:
        print(BROKEN.filled(n=broken).to(voice(ctx).lang), file=sys.stderr)
