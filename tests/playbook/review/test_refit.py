"""Points proposed anew: held back, bounded, and from nothing but what was heard and seen."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from arrears.playbook.review.ability import Ability
from arrears.playbook.review.calibration import Outcome
from arrears.playbook.review.proposal import proposed_text
from arrears.playbook.review.refit import (
    MOST,
    MOST_MOVED,
    UNTOUCHED,
    bounded,
    moved,
    refit,
    trial,
)
from arrears.playbook.review.weights import WillWeights, weights_text, will_weights

WEIGHTS = will_weights()
OUTCOMES = st.builds(
    Outcome,
    facts=st.frozensets(st.sampled_from([*WEIGHTS.facts]), max_size=8),
    fields=st.dictionaries(st.sampled_from([*WEIGHTS.fields]), st.integers(0, 4)),
    ability=st.sampled_from(Ability),
    kept=st.booleans(),
)


def outcomes(kept, broken, *facts, ability=Ability.UNKNOWN, **fields):
    """So many promises kept and broken under the same signs."""
    return [
        Outcome(frozenset(facts), fields, ability, kept=yes)
        for yes, times in ((True, kept), (False, broken))
        for _ in range(times)
    ]


REST = [*outcomes(200, 200, "cooperates"), *outcomes(200, 200, "rejects_calls")]


def points(told):
    return {move.sign: (move.points, move.proposed) for move in refit(told, WEIGHTS)}


def test_without_data_nothing_changes():
    assert refit([], WEIGHTS) == ()
    assert moved(WEIGHTS, ()) == WEIGHTS
    assert trial([], WEIGHTS) is None


@given(st.lists(OUTCOMES, max_size=40), st.integers(1, 20))
def test_points_stay_within_bounds_and_on_their_side(told, again):
    for move in refit(told * again, WEIGHTS):
        assert move.sign not in UNTOUCHED
        assert abs(move.proposed - move.points) <= MOST_MOVED
        assert 1 <= abs(move.proposed) <= MOST
        assert (move.proposed > 0) == (move.points > 0)


@given(st.integers(-10, 10), st.integers(-30, 30))
def test_a_point_never_turns_vanishes_or_passes_ten(now, proposed):
    to = bounded(now, proposed)

    assert abs(to) <= MOST
    assert (to > 0, to < 0) == (now > 0, now < 0)


@given(st.lists(OUTCOMES, max_size=30), st.sampled_from(["female", "aged_60", "盲"]))
def test_what_the_weights_do_not_name_counts_for_nothing(told, trait):
    marked = [
        Outcome(each.facts | {trait}, {**each.fields, trait: 1}, each.ability, kept=each.kept)
        if each.kept
        else each
        for each in told
    ]  # fmt: skip

    assert refit(marked, WEIGHTS) == refit(told, WEIGHTS)


def test_a_sign_kept_more_than_foretold_gains_and_one_kept_less_loses():
    assert points(outcomes(60, 0, "asks_plan") + REST)["asks_plan"] == (3, 5)
    assert points(outcomes(0, 60, "asks_plan") + REST)["asks_plan"] == (3, 1)


@pytest.mark.parametrize(("kept", "moves"), [(19, False), (20, True)])
def test_fewer_than_twenty_promises_move_nothing_however_they_end(kept, moves):
    assert ("remorse" in points(outcomes(kept, 0, "remorse") + REST)) == moves


def test_what_chance_alone_makes_moves_nothing():
    assert "remorse" not in points(outcomes(12, 8, "remorse") + REST)


def test_a_sign_of_every_promise_says_nothing():
    assert points(outcomes(10, 300, "promised")) == {}


def test_hardship_is_not_read_as_a_want_of_will():
    for sign in UNTOUCHED:
        assert sign not in points(outcomes(0, 100, sign) + REST)


def test_what_her_means_explain_moves_no_sign_of_her_will():
    able = outcomes(90, 10, "rejects_calls", ability=Ability.YES)
    unable = [
        *outcomes(20, 80, "asks_plan", ability=Ability.NO),
        *outcomes(20, 80, "rejects_calls", ability=Ability.NO),
    ]

    assert "asks_plan" not in points(able + unable)


@pytest.mark.parametrize(("times", "proposed"), [(1, 4), (2, 3), (3, 2)])
def test_a_field_moves_less_the_oftener_its_points_already_count(times, proposed):
    told = points(outcomes(20, 8, payments_12m=times) + REST)

    assert told.get("payments_12m", (2, 2)) == (2, proposed)


def test_what_is_left_alone_is_in_the_weights():
    assert WEIGHTS.facts.keys() >= UNTOUCHED
    assert not WEIGHTS.facts.keys() & WEIGHTS.fields.keys()


def test_a_scale_that_only_grows_steeper_keeps_its_points():
    told = outcomes(90, 10, "asks_plan") + outcomes(10, 90, "rejects_calls")

    assert points(told) == {}


def test_a_proposal_is_tried_on_the_later_third():
    early = [*outcomes(40, 0, "asks_plan"), *outcomes(20, 60, "rejects_calls")]

    found = trial(early + outcomes(30, 30, "asks_plan"), WEIGHTS)

    assert found is not None
    assert found.promises == 60
    assert trial(early[:56], WEIGHTS) is None  # nineteen are later


def test_a_proposed_file_reads_as_the_weights_with_the_moves_put_in(day):
    told = outcomes(60, 0, "asks_plan") + REST
    moves = refit(told, WEIGHTS)
    text = proposed_text(moves, promises=len(told), on=day("Thu 2026-11-26"))
    read = yaml.safe_load(text)

    assert "asks_plan: [5, SEG-08]  # 原 3；60 个承诺兑现 60" in text
    will = WillWeights(**read["willingness"])
    assert will.facts["asks_plan"] == [5, "SEG-08"]
    assert _plain(will) == _plain(moved(WEIGHTS, moves))
    assert read["personas"] == yaml.safe_load(weights_text())["personas"]


@pytest.mark.parametrize("promises", [0, 7])
def test_a_proposal_without_moves_is_the_file_as_it_was(day, promises):
    text = proposed_text([], promises=promises, on=day("Thu 2026-11-26"))

    assert text.partition("\n")[2] == weights_text()


def _plain(weights):
    return [
        {sign: [*told] for sign, told in table.items()}
        for table in (weights.facts, weights.fields)
    ]
