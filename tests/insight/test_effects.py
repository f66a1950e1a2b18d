"""Effects on simulated groups whose truth is known: the interval holds it."""

import random
from decimal import Decimal

import pytest

from arrears.insight.effects.difference import Arm, ArmEmpty, effect
from arrears.insight.effects.peeking import chance_of_peeking, warning
from arrears.insight.effects.sample_size import (
    ArmTooSmall,
    SampleSizeUndefined,
    raise_unless_enough,
    sample_size,
)

DRAWS = 400


def drawn(chance, people, dice):
    return sum(dice.random() < chance for _ in range(people))


def experiment(dice, *, treated, control, people=300):
    """Run an experiment whose true shares are these."""
    return effect(
        Arm("treated", drawn(treated, people, dice), people),
        Arm("control", drawn(control, people, dice), people),
    )


@pytest.mark.parametrize(
    ("treated", "control"), [(0.20, 0.20), (0.25, 0.20), (0.04, 0.01)]
)
def test_the_interval_holds_the_truth_95_times_of_100(treated, control):
    dice, truth = random.Random(7), Decimal(str(treated)) - Decimal(str(control))
    found = [experiment(dice, treated=treated, control=control) for _ in range(DRAWS)]

    held = sum(each.interval.low <= truth <= each.interval.high for each in found)
    assert 0.92 <= held / DRAWS <= 0.99


def test_newcombes_own_example():
    """56/70 against 48/80: 0.2000, 0.0524 to 0.3339 (method 10, table II)."""
    found = effect(Arm("a", 56, 70), Arm("b", 48, 80))

    assert [round(each, 4) for each in (found.difference, found.interval.low, found.interval.high)] == [
        Decimal("0.2000"), Decimal("0.0524"), Decimal("0.3339"),
    ]  # fmt: skip


def test_counting_calls_reads_backwards_where_drawing_lots_does_not():
    """Calls help by 5 points; but those who pay anyway are called less often."""
    dice = random.Random(11)
    called, left = [0, 0], [0, 0]
    lots = {True: [0, 0], False: [0, 0]}
    for _ in range(20_000):
        payer = dice.random() < 0.3
        is_called = dice.random() < (0.2 if payer else 0.8)
        at_random = dice.random() < 0.5
        for rows, rung in (
            (called if is_called else left, is_called),
            (lots[at_random], at_random),
        ):
            rows[1] += 1
            rows[0] += dice.random() < (0.6 if payer else 0.05) + (0.05 if rung else 0)

    seen = effect(Arm("called", *called), Arm("not", *left))
    true = effect(Arm("called", *lots[True]), Arm("not", *lots[False]))
    assert seen.difference < 0
    assert true.interval.low <= Decimal("0.05") <= true.interval.high
    assert "at random" in seen.said[0].en


def test_looking_five_times_finds_something_in_nothing():
    dice, fooled = random.Random(3), 0
    for _ in range(DRAWS):
        a, b, people, seen = 0, 0, 0, False
        for _ in range(5):
            a, b, people = (
                a + drawn(0.3, 80, dice),
                b + drawn(0.3, 80, dice),
                people + 80,
            )
            seen |= effect(Arm("a", a, people), Arm("b", b, people)).is_clear
        fooled += seen

    assert 0.09 <= fooled / DRAWS <= 0.19
    assert chance_of_peeking(5) == Decimal("0.142")
    assert "0.142" in warning(5).en
    assert warning(1) is None


def test_one_point_on_twenty_takes_some_25_000_each():
    assert round(sample_size(Decimal("0.2"), Decimal("0.01")).each, -3) == 25_000
    assert round(sample_size(Decimal("0.2"), Decimal("0.03")).each, -2) == 2_800


def test_the_sample_really_sees_the_difference_four_times_of_five():
    dice, wanted = random.Random(5), sample_size(Decimal("0.2"), Decimal("0.08"))
    found = [
        experiment(dice, treated=0.28, control=0.2, people=wanted.each)
        for _ in range(DRAWS)
    ]

    assert 0.72 <= sum(each.is_clear for each in found) / DRAWS <= 0.88


def test_a_pilot_of_three_hundred_is_told_before_it_runs():
    wanted = sample_size(Decimal("0.2"), Decimal("0.03"))

    raise_unless_enough(wanted.each, wanted)
    with pytest.raises(ArmTooSmall, match="300"):
        raise_unless_enough(300, wanted)


@pytest.mark.parametrize(
    ("share", "difference"), [("0", "0.1"), ("0.2", "0"), ("0.9", "0.1")]
)
def test_what_no_number_shows_is_refused(share, difference):
    with pytest.raises(SampleSizeUndefined):
        sample_size(Decimal(share), Decimal(difference))


def test_a_group_without_people_is_refused():
    with pytest.raises(ArmEmpty):
        Arm("treated", 0, 0)
    with pytest.raises(ArmEmpty):
        Arm("treated", 3, 2)
