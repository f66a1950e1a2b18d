"""The lessons hold together, and what they teach to say may be said."""

import pytest

from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook.card import cards
from arrears.training.course.lesson import UnknownLesson, lesson, lessons

LEAST, MOST = 120, 250
MINDS = {f"MIND-{number:02}" for number in range(1, 25)}


@pytest.mark.parametrize("name", lessons())
def test_a_lesson_is_short_and_belongs_to_cards_that_stand(name):
    told = lesson(name)

    assert LEAST <= len(told.text.zh) <= MOST
    assert set(told.cards) <= cards().keys()


@pytest.mark.parametrize(
    "line", [said.zh for each in lessons().values() for said in each.say]
)
def test_every_sentence_meant_to_be_said_passes_the_wording_check(line):
    found = judge(Wording(line, channel="phone", audience="debtor", facts=CaseFacts()))

    assert not found.findings


def test_the_lessons_cover_the_whole_mind():
    taught = {card for each in lessons().values() for card in each.cards}

    assert taught >= MINDS


def test_an_unknown_lesson_is_refused_by_name():
    with pytest.raises(UnknownLesson):
        lesson("nowhere")
