"""Lines of a JSONL file or of standard input, for the commands that answer each."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from arrears.domain.words import Refusal, Words

STDIN = "-"


class LinesNotRead(Refusal):
    """The file cannot be read."""

    words = Words(
        "无法读取 {file}：{why}。请检查路径和权限。",
        "{file} cannot be read: {why}. Check the path and the permissions.",
    )


def lines(name: str) -> Iterator[str]:
    """Yield the lines that say something; what is not UTF-8 is marked in its line."""
    if name == STDIN:
        yield from _decoded(sys.stdin.buffer)
        return
    try:
        with Path(name).open("rb") as file:
            yield from _decoded(file)
    except OSError as error:
        why = error.strerror or str(error)
        raise LinesNotRead(file=name, why=why) from None


def _decoded(file: BinaryIO) -> Iterator[str]:
    for line in file:
        text = line.decode("utf-8-sig", errors="replace").strip()
        if text:
            yield text
