"""A real call of the library, its collector's turns labelled as the review hears them."""

from collections.abc import Iterator, Sequence

from arrears.domain.words import Words
from arrears.law.call_review.review import Turn
from arrears.training.calls.heard import COLLECTOR, HeardTurn, heard

from .spoken import SAID, Spoken

WELL = Words("案例库里的一句，没有发现问题。", "A line of the library; nothing was found wrong in it.")  # fmt: skip
WRONG = Words(
    "{what.zh}：{why.zh}可以说：“{instead.zh}”",
    "{what.en}: {why.en} Say instead: “{instead.en}”",
)


def call_turns(number: int, turns: Sequence[Turn]) -> tuple[Spoken, ...]:
    """Return the collector's turns of a call that do something."""
    return tuple(_turns(number, heard(turns).turns))


def _turns(number: int, turns: Sequence[HeardTurn]) -> Iterator[Spoken]:
    before = ""
    for place, turn in enumerate(turns, 1):
        if turn.who == COLLECTOR and turn.acts:
            yield Spoken(
                item=f"{number}.{place}",
                before=Words(before, before) if before else None,
                said=SAID.filled(said=turn.text),
                acts=turn.acts,
                strategies=(),
                open=frozenset(),
                why=_why(turn),
                sources=tuple(fault.label for fault in turn.faults) or ("TRN-04",),
            )
        before = turn.text


def _why(turn: HeardTurn) -> Words:
    told = [WRONG.filled(what=f.what, why=f.why, instead=f.instead) for f in turn.faults]  # fmt: skip
    if not told:
        return WELL
    return Words("".join(w.zh for w in told), " ".join(w.en for w in told))
