"""One question: what is asked, the choices, the right one and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from arrears.domain.dice import Dice
from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Question:
    """
    One question with one right choice, or where `several` is set with all of `rights`.

    `item` names what it is about, as objection/OBJ-01: the same item is asked again on
    another day. `sources` are cards, or a rule's row with its mark.
    """

    item: str
    ask: Words
    choices: tuple[Words, ...]
    right: int  # place in choices
    why: Words
    sources: tuple[str, ...]
    also: tuple[int, ...] = ()  # the other right places
    several: bool = False

    @property
    def rights(self) -> frozenset[int]:
        """Return every right place."""
        return frozenset((self.right, *self.also))

    def is_right(self, chosen: Iterable[int]) -> bool:
        """Say whether exactly the right places were chosen."""
        return frozenset(chosen) == self.rights

    @property
    def kind(self) -> str:
        """Return the kind of question."""
        return self.item.partition("/")[0]


Maker = Callable[[str, Dice], Question]


def among(
    right: Words, wrong: Sequence[Words], dice: Dice
) -> tuple[tuple[Words, ...], int]:
    """Return the choices in another order, and the place of the right one."""
    choices = dice.shuffled([right, *wrong])
    return tuple(choices), choices.index(right)


def others(
    right: Words, known: Sequence[Words], dice: Dice, *, many: int
) -> list[Words]:
    """Return that many other choices, none twice and none the right one."""
    different = [each for each in dict.fromkeys(known) if each != right]
    return dice.shuffled(different)[:many]
