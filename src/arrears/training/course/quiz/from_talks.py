"""Questions that ask to label a turn: every act it does, every strategy it shows."""

from collections.abc import Sequence

from arrears.domain.dice import Dice
from arrears.domain.words import Words, listed
from arrears.playbook.card import card, cards
from arrears.training.acts import Act
from arrears.training.course.tagging.from_dialogues import dialogue_turns
from arrears.training.course.tagging.from_scenes import scene_turns
from arrears.training.course.tagging.spoken import Spoken
from arrears.training.scene.library import scenes

from .question import Question

CHOICES = 9
STRATEGIES = 3  # of the choices, at least
ASK = Words(
    "{said.zh}\n这一轮做了什么、用了哪些策略？",
    "{said.en}\nWhat does this turn do, and which strategies does it show?",
)
AFTER = Words("（前一句：{before.zh}）\n{ask.zh}", "(Before it: {before.en})\n{ask.en}")
STRATEGY = Words("策略：{title.zh}", "Strategy: {title.en}")
WHY = Words("标签：{labels.zh}。{why.zh}", "Labels: {labels.en}. {why.en}")
NEAR = tuple(  # acts that are told apart with difficulty: never asked beside each other
    frozenset(map(Act, group))
    for group in (
        ("greet", "identify_self", "verify_identity"),
        ("state_purpose", "state_amount"),
        ("listen_ack", "empathise", "praise", "ask_cause"),
        ("ask_cause", "ask_means", "ask_source_of_money"),
        ("explain_fee", "explain_consequence_true", "answer_question"),
        ("offer_plan", "offer_waiver", "offer_extension", "ask_promise", "confirm_promise"),
        ("record_dispute", "answer_question", "schedule_followup", "escalate_supervisor"),
        ("threaten", "false_legal", "false_deadline", "pressure_repeat"),
        ("shame", "moralise", "insult"),
        ("third_party_pressure", "demand_relative_numbers"),
        ("schedule_followup", "close_politely"),
    )
)  # fmt: skip


def tag_items() -> Sequence[str]:
    """Return the turns of both dialogues; those of a scene are asked talk by talk."""
    return [each.item for talk in dialogue_turns().values() for each in talk]


def is_turn(about: str) -> bool:
    """Say whether there is such a turn to label, of a dialogue or of a scene's model talk."""
    return any(each.item == about for each in labelled(_talk(about)))


def talks_to_label() -> Sequence[str]:
    """Return the talks whose turns may be labelled."""
    return [*dialogue_turns(), *scenes()]


def labelled(talk: str) -> Sequence[Spoken]:
    """Return the turns of one talk to label, in order; none where there is no such talk."""
    if talk in dialogue_turns():
        return dialogue_turns()[talk]
    return scene_turns(talk) if talk in scenes() else ()


def tag_question(about: str, dice: Dice) -> Question:
    """Ask to label one turn."""
    turn = next(each for each in labelled(_talk(about)) if each.item == about)
    return label_question(f"tag/{about}", turn, dice)


def _talk(about: str) -> str:
    return about.rpartition(".")[0] or about.partition("-")[0]


def label_question(item: str, turn: Spoken, dice: Dice) -> Question:
    """Return the question that asks to label a turn, several choices right."""
    right = [each.words for each in turn.acts] + [_named(n) for n in turn.strategies]
    wrong = _strategies(turn, dice) + _acts(turn, dice)
    choices = dice.shuffled([*right, *wrong[: max(3, CHOICES - len(right))]])
    places = sorted(choices.index(each) for each in right)
    ask = ASK.filled(said=turn.said)
    if turn.before:
        ask = AFTER.filled(before=turn.before, ask=ask)
    labels = listed(right)
    return Question(
        item,
        ask,
        tuple(choices),
        places[0],
        WHY.filled(labels=labels, why=turn.why),
        (*turn.sources, *turn.strategies),
        also=tuple(places[1:]),
        several=True,
    )


def _acts(turn: Spoken, dice: Dice) -> list[Words]:
    """Return acts that the turn does not do, nor nearly."""
    near = {act for group in NEAR if group & set(turn.acts) for act in group}
    away = [act for act in Act if act not in {*near, *turn.acts, *turn.open}]
    return [act.words for act in dice.shuffled(away)]


def _strategies(turn: Spoken, dice: Dice) -> list[Words]:
    known = [name for name in cards() if name.startswith(("STR-A", "STR-B"))]
    away = [name for name in known if name not in turn.strategies]
    many = max(1, STRATEGIES - len(turn.strategies))
    return [_named(name) for name in dice.shuffled(away)[:many]]


def _named(name: str) -> Words:
    return STRATEGY.filled(title=card(name).title)
