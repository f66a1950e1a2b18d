"""What is wrong in a policy is said with its line and its key."""

import pytest

from arrears.planner.faults import PolicyFaulty, read_policy
from arrears.planner.policy import Policy, house_text

HOUSE = house_text()


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("was", "becomes", "key", "says"),
    [
        ("minutes_per_call: 4", "minutes_per_call: 0", "minutes_per_call", "is 0"),
        ("minutes_per_call: 4", "minutes_a_call: 4", "minutes_a_call", "means nothing"),
        ("calendar: CN", "calendar: ZZ", "calendar", "is ZZ"),
        ("worth: priority", "worth: charm", "worth", "charm"),
        ("packs: [cn, house]", "packs: []", "packs", "no rule packs"),
        ("packs: [cn, house]", "packs: [xx]", "packs", "xx"),
        ("middle: 6,", "middle: 0,", "ladder", "must begin at 1"),
        ("middle: 6,", "middle: six,", "ladder.middle", "is six"),
        (
            'morning: {from: "08:00", until: "10:00"}',
            'morning: {from: "10:00", until: "08:00"}',
            "rounds.morning",
            "must begin before it ends",
        ),
        (
            'afternoon: {from: "14:30"',
            'afternoon: {from: "12:30"',
            "rounds.afternoon",
            "meets the mealtime",
        ),
    ],
)
def test_a_mistake_names_its_line_and_key(was, becomes, key, says):
    text = HOUSE.replace(was, becomes, 1)

    with pytest.raises(PolicyFaulty) as met:
        read_policy(text)

    line = line_of(text, becomes.partition(":")[0] + ":")
    assert met.value.sentence.en.startswith(f"Line {line}, {key}: ")
    assert says in met.value.sentence.en
    assert f"第 {line} 行" in met.value.sentence.zh


def test_a_key_that_lacks_is_told_at_its_group():
    text = HOUSE.replace(", without_hour: ", ", at: ")

    with pytest.raises(PolicyFaulty, match=r"rounds\.promised\.at"):
        read_policy(text)


def test_a_mistake_in_a_list_is_told_at_its_own_place_in_it():
    text = HOUSE.replace(
        '{from: "17:30", until: "19:00"}', '{from: "17:30", til: "19:00"}'
    )

    with pytest.raises(PolicyFaulty) as met:
        read_policy(text)

    told = f"Line {line_of(text, ' til:')}, mealtimes.2.til: "
    assert met.value.sentence.en.startswith(told)


@pytest.mark.parametrize("text", ["version: [", "a: b: c", "\tversion: 1"])
def test_what_is_no_yaml_names_the_line(text):
    with pytest.raises(PolicyFaulty, match=r"^Line 1, "):
        read_policy(text)


@pytest.mark.parametrize("text", ["", "- 1", "house", "1"])
def test_what_is_no_policy_is_refused_whole(text):
    with pytest.raises(PolicyFaulty):
        read_policy(text)


def test_the_house_s_own_holds():
    assert read_policy(HOUSE) == Policy.default()


def test_what_is_no_policy_at_all_is_said_in_one_language():
    with pytest.raises(PolicyFaulty) as refused:
        read_policy("vm")

    assert refused.value.sentence.en.startswith("Line 1, the whole file: ")
    assert refused.value.sentence.zh.startswith("第 1 行，整份文件：")
