"""What single places' law makes of a card: never without its row and mark."""

import re

import pytest

from arrears.playbook.card import Status, card, cards
from arrears.playbook.ruling import Place, Ruling, UnknownPlace, place
from tests.law.test_rows import ROWS

REF = re.compile(
    r"（([^（）]*(?:\([^()]*\)[^（）]*)*)）。$|\(((?:[^()]|\([^()]*\))*)\)\.$"
)
MARK = re.compile(r"\[(?:P|S|S-|M|S/P|S/M|S/S-|policy|not verified)\]")
NAMES = {
    Place.CN: re.compile(r"CN-[TIPCSRD]\d+|^1\.\d+ · art|^5 · row \d+"),
    Place.US: re.compile(r"^US-\d+"),
    Place.UK: re.compile(r"^CONC \d|^Breathing Space"),
    Place.IN: re.compile(r"^RBI "),
    Place.EU: re.compile(r"^Directive 2021/2167|^Ireland"),
}
RULED = [(each, at) for each in cards().values() for at in each.where]


def test_where_the_law_says_nothing_of_its_own_the_cards_status_holds():
    relay = card("TAC-24")

    assert relay.status_in(Place.US).status is Status.PROHIBITED
    assert relay.status_in(Place.UK).status is Status.CONDITIONS
    assert card("TAC-25").status_in(Place.US) == Ruling(
        card("TAC-25").status, card("TAC-25").reason
    )


@pytest.mark.parametrize(
    ("name", "at", "status"),
    [
        ("SEG-12", Place.US, Status.CONDITIONS),  # a spouse counts as the consumer
        ("SEG-12", Place.IN, Status.PROHIBITED),
        ("COMP-02", Place.IN, Status.PROHIBITED),  # borrower or guarantor only
        ("CAD-13", Place.US, Status.CONDITIONS),  # seven quiet days after a talk
        ("CAD-13", Place.UK, Status.ALLOWED),
        ("PROC-12", Place.CN, Status.CONDITIONS),  # 60 months
        ("CAD-23", Place.UK, Status.PROHIBITED),  # a visit needs notice
        ("CLM-07", Place.UK, Status.CONDITIONS),
    ],
)
def test_places_differ_where_their_law_does(name, at, status):
    assert card(name).status_in(at).status is status


def test_a_ruling_ends_with_its_rows_and_marks_alike_in_both_languages():
    assert [f"{each.id} {at}" for each, at in RULED if not _sourced(each, at)] == []


def test_a_row_that_is_named_is_in_the_table_of_law():
    known = {*ROWS["cn"], *ROWS["us_reg_f"]}
    named = {
        row
        for each, at in RULED
        for row in re.findall(r"\b(?:CN-[A-Z]\d+|US-\d+)\b", each.where[at].reason.en)
    }

    assert sorted(named - known) == []


def test_a_ruling_from_a_text_nobody_has_verified_says_so():
    silent = [
        f"{each.id} {at}"
        for each, at in RULED
        if "[M]" in each.where[at].reason.zh
        and "未核实" not in each.where[at].reason.zh
    ]

    assert silent == []


def test_no_ruling_makes_a_prohibited_card_plainly_allowed():
    loosened = [
        f"{each.id} {at}"
        for each, at in RULED
        if each.status is Status.PROHIBITED and each.where[at].status is Status.ALLOWED
    ]

    assert loosened == []


def test_a_place_is_read_in_either_case_and_a_strange_one_refused():
    assert place(" US ") is Place.US
    with pytest.raises(UnknownPlace, match="mars"):
        place("mars")


def _sourced(each, at) -> bool:
    reason = each.where[at].reason
    zh, en = (REF.search(text) for text in (reason.zh, reason.en))
    if zh is None or en is None or zh[1] != en[2]:
        return False
    return bool(NAMES[at].search(zh[1]) and MARK.search(zh[1]))
