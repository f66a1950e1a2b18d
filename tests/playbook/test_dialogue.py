"""The two dialogues: whole, labelled as in the source, and lawful as retold."""

import catalogue_ids
import pytest

from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook.card import Speaker, Status
from arrears.playbook.card_check import FILLED, SLOT
from arrears.playbook.dialogue import UnknownDialogue, dialogue, dialogues

PRINTED = {  # the strategies the source prints beside its turns
    "DLG1-01": ["STR-B06"],
    "DLG1-03": ["STR-B02"],
    "DLG1-05": ["STR-B01", "STR-B07"],
    "DLG1-15": ["STR-B05"],
    "DLG2-05": ["STR-B01", "STR-B06"],
    "DLG2-07": ["STR-B07"],
    "DLG2-13": ["STR-B05"],
}
AS_STATUS = {
    "note": Status.ALLOWED,  # a debtor's turn
    "allowed": Status.ALLOWED,
    "allowed with conditions": Status.CONDITIONS,
    "prohibited": Status.PROHIBITED,
}
TURNS = [turn for told in dialogues() for turn in told.turns]
OURS = [turn for turn in TURNS if turn.card.speaker is Speaker.COLLECTOR]


def test_both_dialogues_are_whole_and_in_order():
    assert [len(told.turns) for told in dialogues()] == [16, 13]
    assert [turn.card.id for turn in dialogue(2).turns][:2] == ["DLG2-01", "DLG2-02"]
    assert dialogue(1).story.id == "CASE-10"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_there_is_no_other_dialogue(number):
    with pytest.raises(UnknownDialogue):
        dialogue(number)


def test_a_turn_carries_the_strategies_that_the_source_prints_on_it():
    labels = {turn.card.id: [card.id for card in turn.labels] for turn in TURNS}

    assert {name: found for name, found in labels.items() if found} == PRINTED


def test_a_turn_has_the_status_that_the_catalogue_gives_it():
    listed = catalogue_ids.listed()

    assert [
        turn.card.id
        for turn in TURNS
        if turn.card.status is not AS_STATUS[listed[turn.card.id]]
    ] == []


def test_every_turn_of_ours_that_broke_the_rules_names_what_it_broke():
    silent = [
        turn.card.id
        for turn in OURS
        if turn.card.status is Status.PROHIBITED
        and not ("DET-" in turn.card.reason.zh and "DET-" in turn.card.reason.en)
    ]

    assert silent == []


def test_every_turn_is_retold_so_that_the_lines_are_a_whole_conversation():
    assert [turn.card.id for turn in TURNS if not turn.lines] == []
    assert {turn.lines[0].speaker for turn in OURS} == {Speaker.COLLECTOR}
    assert [told.turns[-1].lines[-1].speaker for told in dialogues()] == [
        Speaker.COLLECTOR
    ] * 2


def test_no_lawful_line_of_ours_is_even_warned_about():
    facts = CaseFacts.read({"identity_verified": True, "offer_approved": True})
    said = [
        SLOT.sub(lambda slot: FILLED[slot[1]], text)
        for turn in TURNS
        for line in turn.lines
        if line.speaker is Speaker.COLLECTOR
        for text in (line.words.zh, line.words.en)
    ]

    assert [
        text for text in said if judge(Wording(text, "debtor", "phone", facts)).findings
    ] == []


def test_the_lawful_lines_ask_for_no_relatives_number_and_set_no_hour_today():
    said = " ".join(line.words.zh for turn in OURS for line in turn.lines)

    assert "四点" not in said
    assert "不用留" in said
