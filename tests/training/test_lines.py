"""The debtor's sentences: many, distinct, clean, for every topic and type."""

import re
from string import Formatter

import pytest

from arrears.training.debtor.lines import lines_of
from arrears.training.debtor.mood import Feeling, transitions
from arrears.training.debtor.persona import personas
from arrears.training.debtor.respond import REACTIONS, STATEMENTS

SLOTS = {
    "cause", "income", "pay", "payday", "day", "essentials", "other", "cash", "own",
    "deal", "payer", "lender", "product", "surname", "digits",
}  # fmt: skip
HALF_WIDTH = re.compile(r"[,;:!?]")
TOPICS = {topic for _, topic in (*REACTIONS, *STATEMENTS)} | {
    "pickup", "lost", "cause", "cause_dodge", "cause_again", "means", "means_dodge",
    "means_again", "source", "source_dodge", "plan_yes", "plan_too_much",
    "plan_not_yet", "promise_own", "promise_vague", "promise_no", "promise_none",
    "promise_pressed", "confirmed", "closing", "asks", "complaint", "hang_up",
}  # fmt: skip


def sentences():
    return [
        (name, topic, line)
        for name in personas()
        for topic, lines in lines_of(name).items()
        for line in lines
    ]


def test_the_eight_types_have_at_least_nine_hundred_sentences_of_their_own():
    own = [line for _, _, line in sentences()]

    assert len(set(own)) >= 900


@pytest.mark.parametrize("name", personas())
def test_no_type_says_another_types_sentence_and_none_twice(name):
    own = [line for owner, _, line in sentences() if owner == name]
    others = {line for owner, _, line in sentences() if owner != name}

    shared = {line for line in own if line in others and len(line) > 6}
    assert shared == set()


@pytest.mark.parametrize("name", personas())
def test_every_type_has_something_to_say_on_every_topic(name):
    assert TOPICS - lines_of(name).keys() == set()


@pytest.mark.parametrize("name", [*personas(), "anyone", "home", "causes"], ids=str)
def test_slots_are_known_and_the_signs_are_chinese(name):
    for topic, lines in lines_of(name).items():
        feeling = topic.partition("/")[2]
        assert not feeling or feeling in set(Feeling), topic
        for line in lines:
            asked = {slot for _, slot, _, _ in Formatter().parse(line) if slot}
            assert asked <= SLOTS, line
            assert not HALF_WIDTH.search(line), line


def test_every_act_moves_somebody():
    from arrears.training.acts import Act

    assert set(transitions()) == set(Act)
