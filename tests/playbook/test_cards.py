"""The cards: whole in form, pointing where something is, and lawful where they speak."""

import catalogue_ids
import pytest

from arrears.playbook.card import (
    Status,
    UnknownCard,
    card,
    card_files,
    cards,
    read_cards,
)
from arrears.playbook.card_check import ELSEWHERE, card_faults

GOOD = """
- id: OBJ-99
  title: {zh: 标题, en: Title}
  text: {zh: 内容, en: Text}
  signals: []
  do: [{zh: 听完再说, en: Listen first}]
  avoid: [{zh: 不要打断, en: Do not interrupt}]
  say: [{zh: "{name}您好，您慢慢说。", en: "Take your time, {name}."}]
  status: allowed
  reason: {zh: 没有问题, en: Nothing against it}
  evidence: []
  see: []
"""


WHERE = "status: allowed\n  where: "


def faults(text: str) -> list[str]:
    return [fault.why.en for fault in card_faults([("x.yaml", text)])]


def test_our_own_cards_hold():
    assert [str(fault) for fault in card_faults(card_files())] == []


def test_every_item_of_the_catalogue_that_is_to_have_a_card_has_one():
    items = {
        item
        for item in catalogue_ids.listed()
        if catalogue_ids.family(item) not in ELSEWHERE
    }

    assert sorted(items - cards().keys()) == []
    assert sorted(cards().keys() - items) == []


def test_every_prohibited_card_says_the_lawful_way():
    silent = [
        each.id
        for each in cards().values()
        if each.status is Status.PROHIBITED and each.lawful is None
    ]

    assert silent == []


def test_a_good_card_is_read_whole():
    (found,) = read_cards(GOOD)

    assert (found.id, found.family, found.status) == ("OBJ-99", "OBJ", Status.ALLOWED)
    assert found.say[0].en.startswith("Take your time")
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("status: allowed", "status: perhaps"), "the status perhaps is unknown"),
        (("status: allowed", "status: prohibited"), "the lawful way"),
        (("see: []", "see: [OBJ-98]"), "OBJ-98, which is no card"),
        (("en: Title", "fr: Titre"), "title needs both"),
        (("signals: []", "signs: []"), "no key signs"),
        (("reason: {zh: 没有问题, en: Nothing against it}", ""), "reason is missing"),
        (("{name}您好", "{nmae}您好"), "no slot nmae"),
        (("您慢慢说。", "不还钱明天就抓您去坐牢。"), "must not be said"),
        (("status: allowed", WHERE + "us"), "where must be place"),
        (("status: allowed", WHERE + "{us: no}"), "where must be place"),
        (
            ("status: allowed", WHERE + "{mars: {status: allowed}}"),
            "there is no place mars",
        ),
        (
            ("status: allowed", WHERE + "{us: {status: allowed}}"),
            "where.us.reason is missing",
        ),
        (
            ("status: allowed", WHERE + "{us: {status: x, reason: {en: US-1}}}"),
            "the status x is unknown",
        ),
        (
            ("status: allowed", WHERE + "{us: {status: x, reason: {en: US-1}}}"),
            "where.us.reason needs both",
        ),
        (("OBJ-99", "DLG1-99"), "speaker is missing"),
        (("status: allowed", "status: allowed\n  speaker: cat"), "the speaker cat"),
        (("- id", "id"), "no YAML list"),
        (("{zh: 标题", "{zh: 标题: x"), "no YAML list"),
    ],
)
def test_what_does_not_hold_is_named(change, says):
    assert any(says in why for why in faults(GOOD.replace(*change)))


def test_a_fault_names_its_line():
    (fault,) = card_faults(
        [
            (
                "x.yaml",
                GOOD
                + GOOD.replace("OBJ-99", "OBJ-98").replace(
                    "status: allowed", "status: x"
                ),
            )
        ]
    )

    assert (fault.file, fault.card, fault.line) == ("x.yaml", "OBJ-98", 14)


def test_an_id_twice_is_a_fault():
    assert faults(GOOD + GOOD) == ["the ID is there twice"] * 2


def test_a_card_nobody_wrote_is_refused():
    with pytest.raises(UnknownCard):
        card("OBJ-999")
