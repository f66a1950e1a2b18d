"""Dice that fall the same way every time."""

from collections import Counter

from arrears.lab.demo_book.dice import Dice


def test_the_same_words_give_the_same_stream_on_every_machine():
    dice = Dice("story", 7)

    assert [dice.below(100) for _ in range(8)] == [13, 47, 15, 49, 91, 0, 25, 42]


def test_other_words_give_another_stream():
    assert Dice("a").below(1 << 60) != Dice("b").below(1 << 60)


def test_a_draw_stays_between_its_ends_and_reaches_both():
    dice = Dice("ends")

    assert {dice.between(3, 5) for _ in range(100)} == {3, 4, 5}


def test_weights_are_kept_and_a_zero_never_falls():
    dice = Dice("weights")
    fallen = Counter(
        dice.weighted({"often": 9, "seldom": 1, "never": 0}) for _ in range(1_000)
    )

    assert fallen["often"] > 800
    assert 0 < fallen["seldom"] < 200
    assert "never" not in fallen


def test_a_chance_of_zero_never_hits_and_one_always_does():
    dice = Dice("chance")

    assert not any(dice.hits(0.0) for _ in range(100))
    assert all(dice.hits(1.0) for _ in range(100))


def test_shuffling_loses_nobody():
    assert sorted(Dice("shuffle").shuffled(range(50))) == list(range(50))
