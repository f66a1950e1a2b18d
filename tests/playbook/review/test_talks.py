"""The talks and paths as data: whole, lawful, and pointing to cards that exist."""

import pytest

from arrears.domain.words import Words
from arrears.playbook.card import cards
from arrears.playbook.review.case import Case
from arrears.playbook.review.notes import signs
from arrears.playbook.review.paths import paths
from arrears.playbook.review.route import PATHS, WHY
from arrears.playbook.review.slots import SLOT, SLOTS, case_facts, filled, safely
from arrears.playbook.review.talks import lawful, talks
from arrears.playbook.review.weights import FIELD_WORDS, persona_weights, will_weights

SAMPLE = dict.fromkeys(SLOTS, "12") | {
    "name": "林晓", "lender": "云桥银行", "product": "信用卡", "overdue": "¥5,200.00",
    "plan_terms": "最长12期", "waiver_terms": "一次结清可减免", "extension_terms": "最多延期30天",
    "promise_on": "2026-12-05", "next_on": "2026-12-06", "staff": "小周",
}  # fmt: skip


def spoken():
    for talk in talks():
        for line in (*talk.opening, *talk.questions, *talk.ladder, *talk.close):
            yield talk.id, line
        for answer in talk.answers:
            yield talk.id, answer.say
    for ground, path in paths().items():
        for line in path.say:
            yield ground, line


def test_every_sentence_of_talks_and_paths_passes_the_wording_check():
    wrong = [
        (where, line)
        for where, line in spoken()
        if not lawful(filled(line, SAMPLE) or line)
    ]

    assert not wrong


def test_every_slot_is_known_and_stands_in_both_languages():
    for where, line in spoken():
        zh, en = set(SLOT.findall(line.zh)), set(SLOT.findall(line.en))
        assert zh <= SLOTS, where
        assert zh == en, (where, line)


def test_every_talk_points_to_cards_that_exist_and_is_whole():
    for talk in talks():
        named = {*talk.cards, *(answer.card for answer in talk.answers)}
        assert named <= cards().keys(), talk.id
        assert len(talk.opening) >= 2, talk.id
        assert len(talk.close) >= 2, talk.id
        assert len(talk.questions) >= 3, talk.id


def test_at_least_five_talks_fit_any_case():
    assert sum(not talk.fits for talk in talks()) >= 5


def test_every_ground_has_its_words_and_its_path():
    grounds = {ground.name for _, ground in PATHS}

    assert grounds <= WHY.keys()
    assert grounds <= paths().keys()


def test_every_fact_that_is_weighed_or_fitted_can_be_heard():
    named = {*will_weights().facts}
    for table in (persona_weights().facts, persona_weights().less):
        named |= {fact for facts in table.values() for fact in facts}
    fitted = {fact for talk in talks() for fact in talk.fits.get("facts", ())}

    assert named <= signs().keys()
    assert fitted - {"later_hand", "trade"} <= signs().keys()


def test_every_card_behind_a_point_exists():
    weights = will_weights()
    named = {card for _, card in (*weights.facts.values(), *weights.fields.values())}

    assert {name for name in named if not name.startswith("KPI")} <= cards().keys()
    assert {*weights.fields} <= FIELD_WORDS.keys()


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("<b>王</b>", "王"),
        ("{overdue}", "overdue"),
        ("a\x00b\u202e", "ab"),
        ("x" * 99, "x" * 60),
    ],
)
def test_what_fills_a_slot_carries_no_markup(value, safe):
    assert safely(value) == safe


def test_a_slot_without_a_fact_blocks_its_sentence():
    line = Words("还 {overdue}", "pay {overdue}")

    assert filled(line, case_facts(Case())) is None
