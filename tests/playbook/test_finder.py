"""The finder: what people say leads to the right card among the first three."""

import time

import pytest

from arrears.playbook.finder import find, heard, trained

FIRST_THREE = [
    ("上个月就还过了，你们查查账", "OBJ-04"),
    ("我钱借给我朋友用了，你找他要去", "OBJ-"),
    ("你们再打我家里人电话我就投诉", "OBJ-"),
    ("我下岗了，厂子黄了", "RSN-"),
    ("我要投诉你们", "OBJ-"),
    ("等发了工资马上还", "OBJ-28"),
]


@pytest.mark.parametrize(("said", "family"), FIRST_THREE)
def test_what_was_said_finds_its_card_among_the_first_three(said, family):
    assert any(card.startswith(family) for card in find(said, most=3))


def test_one_half_of_the_lines_finds_the_cards_of_the_other():
    lines = heard()
    known, asked = lines[::2], lines[1::2][:300]
    model = trained((line.text, line.cards[0]) for line in known)

    from arrears.playbook import finder

    right = 0
    for line in asked:
        weighed = finder._weighed(line.text, model.rarity)
        scores = {c: b * sum(weighed.values()) for c, b in model.base_of.items()}
        for run, weight in weighed.items():
            for card, extra in model.more[run]:
                scores[card] += weight * extra
        first = sorted(scores, key=lambda card: -scores[card])[:3]
        right += bool({*first} & {*line.cards})

    assert right >= 0.65 * len(asked)


def test_an_id_is_its_own_answer():
    assert find("obj-04 怎么回")[0] == "OBJ-04"


@pytest.mark.parametrize("text", ["", "   ", "☃☃☃", "§§"])
def test_what_nobody_ever_said_finds_nothing_and_breaks_nothing(text):
    assert find(text) == ()


def test_a_long_text_is_answered_as_quickly():
    find("热身")
    begun = time.process_time()

    assert find("我没有钱，" * 40_000)
    assert time.process_time() - begun < 1


def test_the_same_question_has_the_same_answer():
    assert find("我没钱") == find("我没钱")
