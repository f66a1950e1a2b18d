"""A proposed weights.yaml: the one in force with some points changed, each with its ground."""

import re
from collections.abc import Sequence
from datetime import date

from arrears.domain.words import Words

from .refit import Move
from .weights import weights_text

LINE = re.compile(r"    (?P<sign>\w+): \[(?P<points>-?\d+), (?P<card>[\w-]+)\]")
HEAD = Words(
    "建议稿，{on}，按 {promises} 个有结果的承诺算出，改动 {moves} 处；请人读过、决定后再放进去",
    "Proposed on {on} from {promises} promises that are over; {moves} changed; for a person to read and decide",
)
WHY = Words(
    "原 {points}；{promises} 个承诺兑现 {kept}，预计 {foretold}",
    "was {points}; of {promises} promises {kept} were kept, {foretold} foretold",
)


def proposed_text(moves: Sequence[Move], *, promises: int, on: date) -> str:
    """Return the text of the weights in force with the moves put in, each explained."""
    changed = {(move.sign, move.card): move for move in moves}
    lines = [_line(line, changed) for line in weights_text().splitlines()]
    head = HEAD.filled(on=on, promises=promises, moves=len(moves))
    return "\n".join([_comment(head), *lines, ""])


def why(move: Move) -> Words:
    """Return the figures that speak for a move."""
    return WHY.filled(
        points=move.points,
        promises=move.promises,
        kept=move.kept,
        foretold=move.foretold,
    )


def _line(line: str, changed: dict[tuple[str, str], Move]) -> str:
    found = LINE.fullmatch(line)
    move = changed.get((found["sign"], found["card"])) if found else None
    if move is None:
        return line
    return f"    {move.sign}: [{move.proposed}, {move.card}]  {_comment(why(move))}"


def _comment(words: Words) -> str:
    return f"# {words.zh} / {words.en}"
