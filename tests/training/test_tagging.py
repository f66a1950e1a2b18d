"""Labelling the turns of talks: the house's labels hold, and no neighbour is asked."""

import pytest

from arrears.law.call_review.review import Turn
from arrears.playbook.card import Speaker, card, cards
from arrears.playbook.dialogue import dialogues
from arrears.training.acts import ENDING, PRESSING
from arrears.training.course.quiz.from_talks import (
    NEAR,
    labelled,
    talks_to_label,
)
from arrears.training.course.quiz.quiz import (
    UnknownQuestion,
    question,
    quiz,
    talk_quiz,
)
from arrears.training.course.tagging.from_calls import call_turns
from arrears.training.course.tagging.from_scenes import line_acts

every_talk = pytest.mark.parametrize("talk", talks_to_label())


@pytest.mark.covers("TRN-09")
def test_every_turn_of_the_collector_in_both_dialogues_is_labelled():
    collectors = [
        turn.card.id
        for told in dialogues()
        for turn in told.turns
        if turn.card.speaker is Speaker.COLLECTOR
    ]
    asked = [each.item for talk in ("DLG1", "DLG2") for each in labelled(talk)]

    assert asked == collectors


@every_talk
def test_a_label_question_has_its_labels_among_nine_choices_and_no_neighbour(talk):
    for asked, turn in zip(talk_quiz(talk, 2), labelled(talk), strict=True):
        chosen = {asked.choices[place] for place in asked.rights}
        assert chosen == {
            *(act.words for act in turn.acts),
            *asked_strategies(turn),
        }
        assert len(asked.choices) == len(set(asked.choices)) >= len(chosen) + 3
        wrong = set(asked.choices) - chosen
        near = {a for group in NEAR if group & set(turn.acts) for a in group}
        assert not wrong & {act.words for act in {*near, *turn.open}}
        assert set(asked.sources) <= cards().keys()


def asked_strategies(turn):
    from arrears.training.course.quiz.from_talks import STRATEGY

    return {STRATEGY.filled(title=card(name).title) for name in turn.strategies}


@every_talk
def test_what_the_source_labelled_is_not_given_away_in_the_question(talk):
    for turn in labelled(talk):
        assert "原案标的" not in turn.said.zh
        assert "abelled" not in turn.said.en


def test_no_model_line_is_labelled_as_wrong_and_most_lines_are_labelled():
    labels = line_acts()

    assert not {act for acts in labels.values() for act in acts} & (ENDING | PRESSING)
    scenes = [talk for talk in talks_to_label() if not talk.startswith("DLG")]
    assert all(len(labelled(talk)) >= 6 for talk in scenes)


def test_all_labels_and_only_they_are_right():
    asked = question("tag/DLG1-06", 5)

    assert asked.several
    assert asked.is_right(asked.rights)
    assert not asked.is_right([asked.right])
    assert not asked.is_right(range(len(asked.choices)))
    assert not asked.is_right([])


def test_a_seed_gives_the_same_sheet_and_an_unknown_talk_is_refused():
    assert talk_quiz("DLG2", 3) == talk_quiz("DLG2", 3)
    assert quiz(3, kind="tag")
    for unknown in ("DLG3", "none", "tag"):
        with pytest.raises(UnknownQuestion):
            talk_quiz(unknown, 1)
    for unknown in ("tag/DLG1-99", "tag/who-are-you.99", "tag/", "tag/x.1"):
        with pytest.raises(UnknownQuestion):
            question(unknown, 1)


def test_a_calls_turn_is_labelled_with_what_the_review_hears_and_says_instead():
    turns = call_turns(
        7,
        [
            Turn("collector", "请问您是本人吗？"),
            Turn("debtor", "是的"),
            Turn("collector", "再不还就让你家里人都知道"),
        ],
    )

    assert [each.item for each in turns] == ["7.1", "7.3"]
    assert turns[1].before.zh == "是的"
    assert "可以说" in turns[1].why.zh
    assert turns[1].sources[0].startswith("DET-")
