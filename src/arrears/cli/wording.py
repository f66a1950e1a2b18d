"""`arrears wording`: what may be said, judged line by line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from .command import Command, told, voice
from .statuses import FINE, REFUSED

STDIN = "-"
HELP = told(
    Words(
        "检查要发出或说过的话：每行一个问题，每行一个答复，顺序不变；读不懂的一行给出错误，其余照常。",
        "Judge what is to be sent or was said: one question a line, one answer a line, in order; a broken line gives its error and the rest goes on.",
    ),
    examples=(
        "arrears wording --jsonl messages.jsonl",
        "cat messages.jsonl | arrears wording --jsonl -",
        "arrears wording --transcript calls.jsonl",
    ),
    exits=(
        (FINE, Words("已逐行答复", "every line answered")),
        (REFUSED, Words("没有检查，原因已说明", "nothing judged; it says why")),
    ),
)


class OneOfTwo(Refusal):
    """Neither or both of the two forms were asked for."""

    words = Words(
        "请用 --jsonl 检查文字，或用 --transcript 检查通话，二选一。",
        "Use --jsonl for texts or --transcript for calls, one of the two.",
    )


class NoSuchFile(Refusal):
    """The file cannot be read."""

    words = Words(
        "读不到文件“{file}”。请检查路径，或用 - 从标准输入读取。",
        "The file “{file}” cannot be read. Check the path, or use - for standard input.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP)(wording)


def wording(
    ctx: typer.Context,
    *,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-", help="每行一段要检查的文字 / a text to judge on each line"
        ),
    ] = None,
    transcript: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-", help="每行一通通话的转写 / a transcript on each line"
        ),
    ] = None,
) -> None:
    """Judge every line of a file."""
    if (jsonl is None) == (transcript is None):
        raise OneOfTwo
    from arrears.law.call_review.lines import transcript_answers
    from arrears.law.wording.lines import wording_answers

    answers = wording_answers if transcript is None else transcript_answers
    for answer in answers(_lines(jsonl or transcript or STDIN), lang=voice(ctx).lang):
        print(json.dumps(answer, ensure_ascii=False), flush=sys.stdout.isatty())


def _lines(name: str) -> Iterator[str]:
    if name == STDIN:
        yield from sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8-sig", errors="replace") as file:
            yield from file
    except OSError:
        raise NoSuchFile(file=name) from None
