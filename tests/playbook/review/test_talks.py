"""The talks and paths as data: whole, lawful, and pointing to cards that exist."""

from arrears.domain.words import Words
from arrears.playbook.card import cards
from arrears.playbook.review.case import Case
from arrears.playbook.review.notes import signs
from arrears.playbook.review.paths import paths
from arrears.playbook.review.route import PATHS, WHY
from arrears.playbook.review.slots import case_facts, speakable
from arrears.playbook.review.talks import talks
from arrears.playbook.review.talks_check import talk_faults
from arrears.playbook.review.weights import FIELD_WORDS, persona_weights, will_weights


def test_talks_and_paths_hold_and_every_sentence_passes_the_wording_check():
    assert talk_faults() == ()


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


def test_a_slot_without_a_fact_blocks_its_sentence():
    line = Words("还 {overdue}", "pay {overdue}")

    assert speakable([line], case_facts(Case())) == []
