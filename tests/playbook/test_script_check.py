"""Files of scripts: what does not hold is named, with its line."""

import pytest

from arrears.playbook.scripts.script import script_files
from arrears.playbook.scripts.script_check import is_scripts, script_faults

GOOD = """kind: sms
channel: sms
audience: debtor
variants:
  - say: {zh: "{name}您好，您慢慢说。", en: "Take your time, {name}."}
  - say: {zh: "{name}您好，方便时联系我们。", en: "Reach us when it suits, {name}."}
  - say: {zh: "{name}您好，有困难告诉我们。", en: "Tell us if it is hard, {name}."}
"""
LETTER = dict(script_files())["letter.yaml"]


def faults(text: str) -> list[str]:
    return [fault.why.en for fault in script_faults([("x.yaml", text)])]


def test_our_own_scripts_hold():
    assert [str(fault) for fault in script_faults(script_files())] == []


def test_a_good_file_holds():
    assert faults(GOOD) == []
    assert is_scripts(GOOD)
    assert not is_scripts("- id: OBJ-01")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("{name}您好，您慢慢说", "{nmae}您好，您慢慢说"), "no slot nmae"),
        (("Take your time, {name}.", "Take your time."), "only one language asks"),
        ((', en: "Take your time, {name}."', ""), "say needs both"),
        (("您慢慢说。", "不还钱明天就抓您去坐牢。"), "must not be said"),
        (("您慢慢说。", "您慢慢说。" * 40), "too long"),
        (("您慢慢说。", "您慢慢说}。"), "a brace stands alone"),
        (("您慢慢说。", "您{慢慢说。"), "a brace stands alone"),
        (("  - say", "  - tones: [cold]\n    say"), "tones is unknown: cold"),
        (("  - say", "  - stages: [end]\n    say"), "stages is unknown: end"),
        (("  - say", "  - after: never\n    say"), "after is unknown: never"),
        (("  - say", "  - tone: warm\n    say"), "no key tone"),
        (("  - say", "  - tones: [warm]\n    say"), "2 wordings, at least 3"),
        (("kind: sms", "kind: fax"), "kind is unknown: fax"),
        (("kind: sms", "kind: third_person"), "kind is unknown: third_person"),
        (("channel: sms", "channel: [a]"), "channel is unknown"),
        (("audience: debtor", "audience: boss"), "audience is unknown: boss"),
        (("variants:", "variant:"), "variants is missing"),
        (("kind: sms", "kind: sms\nparts: many"), "parts is missing"),
        (("kind: sms", "kind: sms\nparts: [1]"), "say is missing"),
        (("{zh: ", "{zh: ] "), "no YAML mapping"),
        (("kind", "- kind"), "no YAML mapping"),
    ],
)
def test_what_does_not_hold_is_named(change, says):
    assert any(says in why for why in faults(GOOD.replace(*change, 1)))


def test_a_list_is_no_file_of_scripts():
    assert any("no YAML mapping" in why for why in faults("- 1"))


def test_a_fault_names_its_file_and_its_line():
    bad = GOOD.replace("{name}您好，有困难", "{nmae}您好，有困难")

    (fault, _) = script_faults([("x.yaml", bad)])

    assert (fault.file, fault.line, fault.card) == ("x.yaml", 7, "sms")


@pytest.mark.covers("PROC-14")
@pytest.mark.parametrize("item", ["basis", "dispute", "check", "seal"])
def test_a_letter_without_an_item_of_card_measure_69_does_not_hold(item):
    bad = LETTER.replace(f"item: {item}", "item: other")

    assert any(f"lacks the item {item}" in why for why in faults(bad))


def test_a_letter_whose_item_lacks_its_fact_does_not_hold():
    bad = LETTER.replace("{pay_to}", "柜台").replace(": 柜台", ": counter")

    assert any("item pay lacks the slot pay_to" in why for why in faults(bad))
