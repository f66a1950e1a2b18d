"""No sentence of a quiz shows an empty slot."""

import pytest

from arrears.domain.dice import Dice
from arrears.training.course.quiz.from_cards import objection_items, objection_question


@pytest.mark.parametrize("about", objection_items())
def test_the_choices_of_an_objection_have_their_slots_filled(about):
    told = [
        text
        for seed in range(5)
        for choice in objection_question(about, Dice(seed)).choices
        for text in (choice.zh, choice.en)
    ]

    assert [text for text in told if "{" in text] == []
