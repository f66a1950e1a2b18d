"""A quiz: so many questions from a seed, of one kind or of all in turn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.dice import Dice
from arrears.domain.words import Refusal, Words

from . import from_acts, from_cards, from_law, from_scripts, from_talks, sums
from .question import Maker, Question

LONG = 10  # questions of a quiz


class UnknownQuestion(Refusal):
    """There is no question of that kind, or none of that name."""

    words = Words(
        "没有“{name}”这样的题。可以选：{kinds}。",
        "There is no question “{name}”. Choose one of: {kinds}.",
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """
    One kind of question: its name, what it is about, and how one is made.

    knows   says of an item whether there is such a one, where there are more than `items`
    """

    words: Words
    items: Callable[[], Sequence[str]]
    make: Maker
    knows: Callable[[str], bool] | None = None

    def has(self, about: str) -> bool:
        """Say whether there is a question about that."""
        return self.knows(about) if self.knows else about in self.items()


KINDS: Mapping[str, Kind] = {
    "lesson": Kind(
        Words("课后题", "Lesson"), from_cards.lesson_items, from_cards.lesson_question
    ),
    "objection": Kind(
        Words("回应异议", "Objections"),
        from_cards.objection_items,
        from_cards.objection_question,
    ),
    "sum": Kind(Words("计算", "Sums"), sums.sum_items, sums.sum_question),
    "law": Kind(Words("法律边界", "Law"), from_law.law_items, from_law.law_question),
    "type": Kind(
        Words("判断类型", "Types"), from_cards.type_items, from_cards.type_question
    ),
    "violation": Kind(
        Words("找违规", "Violations"), from_cards.turn_items, from_cards.turn_question
    ),
    "strategy": Kind(
        Words("认策略", "Strategies"),
        from_cards.strategy_items,
        from_cards.strategy_question,
    ),
    "script": Kind(
        Words("话术接下句", "Scripts by heart"),
        from_scripts.script_items,
        from_scripts.script_question,
    ),
    "act": Kind(
        Words("这句话在做什么", "Acts"), from_acts.act_items, from_acts.act_question
    ),
    "tag": Kind(
        Words("给对话标注", "Label a turn"),
        from_talks.tag_items,
        from_talks.tag_question,
        from_talks.is_turn,
    ),
}


def quiz(seed: int, *, kind: str = "", long: int = LONG) -> tuple[Question, ...]:
    """Return the questions of a seed, none about the same item. Raises UnknownQuestion."""
    if kind and kind not in KINDS:
        raise UnknownQuestion(name=kind, kinds=", ".join(KINDS))
    dice = Dice("quiz", seed, kind)
    kinds = [kind] if kind else list(KINDS)
    orders = {name: iter(dice.shuffled(KINDS[name].items())) for name in kinds}
    items = (
        f"{name}/{about}"
        for number in range(long)
        for name in [kinds[number % len(kinds)]]
        if (about := next(orders[name], None)) is not None
    )
    return tuple(question(item, seed) for item in items)


def question(item: str, seed: int) -> Question:
    """Return the question about an item, as this seed asks it. Raises UnknownQuestion."""
    kind, _, about = item.partition("/")
    if kind not in KINDS or not KINDS[kind].has(about):
        raise UnknownQuestion(name=item, kinds=", ".join(KINDS))
    return KINDS[kind].make(about, Dice("question", seed, item))


def lesson_quiz(name: str, seed: int) -> tuple[Question, ...]:
    """Return every question of one lesson."""
    items = [each for each in KINDS["lesson"].items() if each.startswith(f"{name}:")]
    return tuple(question(f"lesson/{item}", seed) for item in items)


def talk_quiz(talk: str, seed: int) -> tuple[Question, ...]:
    """Return every turn of one talk to label, in order. Raises UnknownQuestion."""
    turns = from_talks.labelled(talk)
    if not turns:
        known = ", ".join(from_talks.talks_to_label())
        raise UnknownQuestion(name=talk[:60], kinds=known)
    return tuple(question(f"tag/{each.item}", seed) for each in turns)
