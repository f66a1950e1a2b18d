"""Questions from the cards: lessons, objections, types, strategies, dialogue turns."""

from collections.abc import Sequence

from arrears.domain.dice import Dice
from arrears.domain.words import Words
from arrears.playbook.card import Card, Speaker, Status, card, cards
from arrears.playbook.dialogue import Turn, dialogues
from arrears.playbook.scripts.slots import SAMPLES
from arrears.training.course.lesson import lesson, lessons
from arrears.training.debtor.lines import lines_of

from .question import Question, among, others

WRONG = 3  # choices beside the right one
ADVISED = Words(
    "学习卡片“{title.zh}”：它建议做哪一件？",
    "The card “{title.en}”: which of these does it advise?",
)
MORE_SAMPLES = {
    "amount": Words("2600 元", "2,600 yuan"),
    "account_tail": Words("7120", "7120"),
}
OBJECTION = Words(
    "客户的情况：{title.zh}。下面哪一句回应得上？",
    "The debtor: {title.en}. Which reply answers it?",
)
TYPE = Words(
    "客户说过：“{one}”“{two}”“{three}”。最像哪一型？",
    "The debtor said: “{one}” “{two}” “{three}”. Which type is this most like?",
)
STRATEGY = Words("这是哪一个策略：{text.zh}", "Which strategy is this: {text.en}")
TURN_WHY = Words("{reason.zh}{lawful.zh}", "{reason.en} {lawful.en}")
TURN = Words(
    "对话里的一轮：{text.zh}这样说可以吗？",
    "A turn of a dialogue: {text.en} May it be said so?",
)
TOPICS = ("cause", "praised", "pressed", "promise_vague", "closing", "who")


def lesson_items() -> Sequence[str]:
    """Return what the lessons ask: every card of every lesson that advises something."""
    return [
        f"{each.name}:{name}"
        for each in lessons().values()
        for name in each.cards
        if card(name).do
    ]


def lesson_question(about: str, dice: Dice) -> Question:
    """Ask what one card of a lesson advises."""
    name, _, of = about.partition(":")
    told, asked = lesson(name), card(of)
    right = dice.one_of(asked.do)
    away = [one for each in lessons().values() for one in each.cards]
    known = [
        advice
        for each in away
        if each not in told.cards and card(each).family != asked.family
        for advice in card(each).do
    ]
    choices, place = among(right, others(right, known, dice, many=WRONG), dice)
    ask = ADVISED.filled(title=asked.title)
    return Question(f"lesson/{about}", ask, choices, place, asked.text, (of,))


def objection_items() -> Sequence[str]:
    """Return the objections that have something to say."""
    return [each.id for each in _family("OBJ") if each.say]


def objection_question(about: str, dice: Dice) -> Question:
    """Ask which sentence answers an objection."""
    asked = card(about)
    right = dice.one_of(asked.say)
    known = [
        line
        for name in objection_items()
        if name != about and name not in asked.see
        for line in card(name).say
    ]
    wrong = others(right, known, dice, many=WRONG)
    choices, place = among(
        with_samples(right), [with_samples(line) for line in wrong], dice
    )
    why = asked.spoken.get("next", asked.text)
    ask = OBJECTION.filled(title=asked.title)
    return Question(f"objection/{about}", ask, choices, place, why, (about,))


def with_samples(line: Words) -> Words:
    """Return a sentence of a card or a script with invented facts in its slots."""
    facts = {**SAMPLES, **MORE_SAMPLES}
    chinese = {name: value.zh for name, value in facts.items()}
    english = {name: value.en for name, value in facts.items()}
    return Words(line.zh.format_map(chinese), line.en.format_map(english))


def type_items() -> Sequence[str]:
    """Return the eight types."""
    return [each.id for each in _family("PER")]


def type_question(about: str, dice: Dice) -> Question:
    """Ask whose lines these are."""
    lines = lines_of(about)
    own = [line for topic in TOPICS for line in lines.get(topic, ()) if "{" not in line]
    one, two, three = dice.shuffled(own)[:3]
    known = [each.title for each in _family("PER")]
    right = card(about).title
    choices, place = among(right, others(right, known, dice, many=WRONG), dice)
    ask = TYPE.filled(one=one, two=two, three=three)
    return Question(f"type/{about}", ask, choices, place, card(about).text, (about,))


def strategy_items() -> Sequence[str]:
    """Return the strategies: eight classic, eight new, three groups and the others."""
    return [name for name in cards() if name.startswith("STR-")]


def strategy_question(about: str, dice: Dice) -> Question:
    """Ask for the name of a strategy."""
    asked = card(about)
    known = [card(name).title for name in strategy_items()]
    choices, place = among(
        asked.title, others(asked.title, known, dice, many=WRONG), dice
    )
    ask = STRATEGY.filled(text=asked.text)
    return Question(f"strategy/{about}", ask, choices, place, asked.reason, (about,))


def turn_items() -> Sequence[str]:
    """Return the collector's turns of both dialogues."""
    return [each.card.id for each in _turns()]


def turn_question(about: str, _dice: Dice) -> Question:
    """Ask whether a turn may be said so; the lawful way is told with the answer."""
    asked = card(about)
    choices = tuple(each.words for each in Status)
    lawful = asked.lawful or asked.reason
    why = TURN_WHY.filled(reason=asked.reason, lawful=lawful)
    labels = tuple(name for name in asked.see if name.startswith("STR-"))
    place = list(Status).index(asked.status)
    ask = TURN.filled(text=asked.text)
    return Question(f"violation/{about}", ask, choices, place, why, (about, *labels))


def _family(name: str) -> Sequence[Card]:
    return [each for each in cards().values() if each.family == name]


def _turns() -> Sequence[Turn]:
    return [
        turn
        for told in dialogues()
        for turn in told.turns
        if turn.card.speaker is Speaker.COLLECTOR
    ]
