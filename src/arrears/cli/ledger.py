"""`arrears ledger`: one debt's events a line, its state on its day a line."""

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from arrears.domain.words import Words

from .command import Command, told, voice
from .jsonl import STDIN, lines
from .statuses import FINE, REFUSED

HELP = told(
    Words(
        "逐行读取一笔债务的分期与往来（JSON），重放到指定日期，逐行给出各期、各款项、逾期天数、每笔款项的冲抵和更改；顺序不变。"
        "写错的行给出错误名称，其余照常。格式见 docs/guides/ledger.md。",
        "Read one debt's schedule and events, one JSON object a line, replay them to its day, and answer with its instalments, "
        "heads, days past due, what each event paid and what later bookings changed, in the same order. A broken line is "
        "answered by its mistake and the run goes on. The form is in docs/guides/ledger.md.",
    ),
    examples=(
        "arrears ledger --jsonl debts.jsonl",
        "arrears ledger --jsonl - < debts.jsonl > states.jsonl",
    ),
    exits=(
        (FINE, Words("每一行都有回答", "every line was answered")),
        (REFUSED, Words("文件无法读取", "the file cannot be read")),
    ),
)
BROKEN = Words("{n} 行写错，已逐行说明。", "{n} lines were broken; each says how.")
LINES_AT_ONCE = 500
LARGE = 4_000_000  # bytes; below it, starting processes takes longer


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP)(ledger)


def ledger(
    ctx: typer.Context,
    *,
    jsonl: Annotated[
        str,
        typer.Option(
            metavar="FILE|-",
            help="债务文件，- 为标准输入 / file of debts, - for standard input",
        ),
    ],
    processes: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="同时使用的进程数；大文件默认用全部处理器 / "
            "processes at once; by default all processors for a large file",
        ),
    ] = None,
) -> None:
    """Answer every line, in order."""
    broken = 0
    for answer, is_broken in _answers(lines(jsonl), processes or _processes(jsonl)):
        broken += is_broken
        sys.stdout.write(answer)
    sys.stdout.flush()
    if broken:
        print(BROKEN.filled(n=broken).to(voice(ctx).lang), file=sys.stderr)


def _processes(name: str) -> int:
    """Return as many as there are processors where the file is large, else one."""
    file = Path(name)
    is_large = name != STDIN and file.is_file() and file.stat().st_size > LARGE
    return (os.cpu_count() or 1) if is_large else 1


def _answers(debts: Iterator[str], processes: int) -> Iterator[tuple[str, bool]]:
    if processes == 1:
        yield from map(_answer, debts)
        return
    with ProcessPoolExecutor(processes) as pool:
        while wave := list(islice(debts, LINES_AT_ONCE * processes * 4)):
            yield from pool.map(_answer, wave, chunksize=LINES_AT_ONCE)


def _answer(line: str) -> tuple[str, bool]:
    from arrears.domain.money.ledger import answered

    answer = answered(line)
    return json.dumps(answer, ensure_ascii=False) + "\n", "error" in answer
