"""Every stage has its card, in both languages, and none reaches for third persons."""

import pytest

from arrears.domain.case.stage import Stage
from arrears.playbook.stages import stage_card


@pytest.mark.covers("DPD-01", "DPD-02", "DPD-03", "DPD-04", "CTN-06")
@pytest.mark.parametrize("stage", Stage)
def test_every_stage_says_how_to_speak(stage):
    card = stage_card(stage)

    for words in (card.goal, card.tone, *card.do, *card.avoid):
        assert words.zh
        assert words.en


@pytest.mark.parametrize("stage", [Stage.EARLY, Stage.MIDDLE, Stage.LATE])
def test_before_the_hand_over_a_card_protects_other_people(stage):
    avoid = " ".join(words.en for words in stage_card(stage).avoid)

    assert any(word in avoid for word in ("nobody else", "third person", "relatives"))
