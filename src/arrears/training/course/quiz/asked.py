"""Any question by its item: those made from a seed, and the turns of released calls."""

from collections.abc import Callable, Sequence

from arrears.domain.dice import Dice
from arrears.law.call_review.review import Turn
from arrears.training.course.tagging.from_calls import call_turns
from arrears.training.course.tagging.spoken import Spoken

from .from_talks import label_question
from .question import Question
from .quiz import UnknownQuestion, question

CALL = "call"  # the kind of question about a turn of a released call
DIGITS = 18
Released = Callable[[int], Sequence[Turn]]  # the turns of a call by its number


def asked(item: str, seed: int, *, released: Released) -> Question:
    """Return the question about an item, as this seed asks it. Raises UnknownQuestion."""
    kind, _, about = item.partition("/")
    if kind != CALL:
        return question(item, seed)
    number = about.partition(".")[0]
    turns = _labels(int(number), released) if _is_number(number) else ()
    turn = next((each for each in turns if each.item == about), None)
    if turn is None:
        raise UnknownQuestion(name=item[:60], kinds=CALL)
    return label_question(item, turn, Dice("question", seed, item))


def call_quiz(number: int, seed: int, *, released: Released) -> tuple[Question, ...]:
    """Return every turn of a released call to label. Raises UnknownQuestion."""
    turns = _labels(number, released)
    if not turns:
        raise UnknownQuestion(name=f"{CALL}/{number}", kinds=CALL)
    items = [f"{CALL}/{each.item}" for each in turns]
    return tuple(
        label_question(item, turn, Dice("question", seed, item))
        for item, turn in zip(items, turns, strict=True)
    )


def _labels(number: int, released: Released) -> tuple[Spoken, ...]:
    return call_turns(number, released(number))


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) < DIGITS
