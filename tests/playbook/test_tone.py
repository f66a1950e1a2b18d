"""The tone: by the stage, and by what happened last."""

import pytest

from arrears.domain.case.stage import Stage
from arrears.domain.money.promise import PromiseState as State
from arrears.playbook.scripts.tone import After, Past, Tone, manner

KEPT, BROKEN, OPEN, REPLACED = State.KEPT, State.BROKEN, State.OPEN, State.REPLACED


@pytest.mark.covers("CTN-06", "DPD-01", "DPD-02", "DPD-03")
@pytest.mark.parametrize(
    ("stage", "promises", "tone", "after"),
    [
        (Stage.EARLY, (), Tone.WARM, After.FRESH),
        (Stage.MIDDLE, (), Tone.PLAIN, After.FRESH),
        (Stage.LATE, (), Tone.SERIOUS, After.FRESH),
        (Stage.HANDED_OVER, (), Tone.SERIOUS, After.FRESH),
        (Stage.EARLY, (BROKEN,), Tone.PLAIN, After.BROKEN),
        (Stage.EARLY, (BROKEN, BROKEN), Tone.SERIOUS, After.BROKEN),
        (Stage.EARLY, (State.HOLLOW,), Tone.PLAIN, After.BROKEN),
        (Stage.MIDDLE, (BROKEN,), Tone.SERIOUS, After.BROKEN),
        (Stage.LATE, (BROKEN, BROKEN), Tone.SERIOUS, After.BROKEN),
        (Stage.LATE, (KEPT, BROKEN), Tone.PLAIN, After.KEPT),
        (Stage.MIDDLE, (State.KEPT_LATE,), Tone.WARM, After.LATE),
        (Stage.EARLY, (OPEN, BROKEN), Tone.PLAIN, After.RUNNING),
        (Stage.MIDDLE, (State.PART_KEPT,), Tone.PLAIN, After.RUNNING),
        (Stage.EARLY, (REPLACED, BROKEN), Tone.PLAIN, After.BROKEN),
    ],
)
def test_a_broken_promise_makes_it_more_serious_and_a_kept_one_warmer(
    stage, promises, tone, after
):
    how = manner(stage, Past(promises))

    assert (how.tone, how.after) == (tone, after)


@pytest.mark.parametrize("told", ["EVT-17", "RSN-06", "RSN-07", "CAT-01", "RSN-05"])
def test_hardship_or_illness_is_met_with_support_at_every_stage(told):
    for stage in Stage:
        how = manner(stage, Past((BROKEN, BROKEN), frozenset((told,))))
        assert how.tone is Tone.SUPPORT
        assert how.after is After.BROKEN


def test_what_was_talked_over_since_is_not_asked_again_and_not_forgotten():
    how = manner(Stage.EARLY, Past((BROKEN,), talked_since=True))

    assert (how.tone, how.after) == (Tone.PLAIN, After.FRESH)


def test_the_reason_for_the_tone_is_told():
    assert "2 promises in a row" in manner(Stage.EARLY, Past((BROKEN, BROKEN))).why.en
    assert "early" in manner(Stage.EARLY, Past()).why.en
