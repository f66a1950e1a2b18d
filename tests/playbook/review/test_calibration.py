"""Rates, their intervals, and how far a scale misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrears.playbook.review.ability import Ability
from arrears.playbook.review.calibration import (
    Outcome,
    Rate,
    misses,
    scales,
    whole,
)
from arrears.playbook.review.weights import will_weights

RATES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
        lambda pair: Rate(sum(pair), pair[0])
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("kept", "promises", "interval"),
    [
        (8, 10, (49, 95)),
        (0, 10, (0, 28)),
        (10, 10, (72, 100)),
        (50, 100, (40, 60)),
        (0, 0, (0, 100)),
    ],
)
def test_an_interval_is_wilsons_rounded_outwards(kept, promises, interval):
    assert Rate(promises, kept).interval == interval


@given(RATES)
def test_an_interval_holds_its_rate_and_stays_between_nothing_and_all(groups):
    for rate in groups:
        low, high = rate.interval

        assert 0 <= low <= high <= 100
        assert rate.per_cent is None or low <= rate.per_cent <= high


@given(RATES)
def test_a_miss_is_between_none_and_all_wrong(groups):
    found = misses(groups)

    assert (found is None) == (whole(groups).promises < 2)
    assert found is None or 0 <= found <= 1000


def test_groups_that_tell_all_apart_miss_nothing_and_a_coin_a_quarter():
    assert misses([Rate(30, 30), Rate(30, 0)]) == 0
    assert misses([Rate(10_000, 5_000)]) == 250


def test_one_alone_in_its_group_is_foretold_by_the_others():
    assert misses([Rate(1, 1), Rate(10, 10)]) == 0
    assert misses([Rate(1, 0), Rate(10, 10)]) == round(1000 / 11)


def told(high, low):
    """So many kept and broken promises of a high and of a low will."""
    signs = {"remorse": high, "refuses": low}
    return [
        Outcome(frozenset((fact, *more)), {}, Ability.UNKNOWN, kept=kept)
        for fact, (yes, no) in signs.items()
        for kept, times in ((True, yes), (False, no))
        for more in [("code_refuses",) if fact == "refuses" else ()]
        for _ in range(times)
    ]


def verdict(high, low):
    will, _ = scales(told(high, low), will_weights())
    return will.verdict.en


def test_the_bands_are_those_that_the_review_gave():
    will, able = scales(told((15, 5), (5, 15)), will_weights())

    assert will.bands["high"] == Rate(20, 15)
    assert will.bands["low"] == Rate(20, 5)
    assert able.bands["unknown"] == Rate(40, 20)
    assert [*will.bands] == ["high", "mid", "low", "unknown"]


@pytest.mark.parametrize(
    ("high", "low", "says"),
    [
        ((10, 4), (2, 3), "Only 19 promises"),
        ((10, 4), (2, 4), "tells promises apart"),
        ((15, 5), (5, 15), "tells promises apart"),
        ((10, 10), (10, 10), "does not tell promises apart"),
        ((5, 15), (15, 5), "do not rely on this scale"),
    ],
)
def test_small_numbers_and_a_scale_that_fails_are_said_in_words(high, low, says):
    assert says in verdict(high, low)
