"""A policy is read with care; whatever is wrong with it is named by its key."""

from dataclasses import replace
from importlib import resources

import pytest
import yaml

from arrears.domain.case.stage import Ladder, LadderOutOfOrder
from arrears.law.engine.packs import UnknownPack
from arrears.planner.form import (
    PolicyFigureOut,
    PolicyKeyMissing,
    PolicyKeyUnknown,
    PolicyNotRead,
    PolicyValueWrong,
)
from arrears.planner.policy import (
    KEYS,
    CallsTakeNoTime,
    EveningTooEarly,
    NoTimeBeforeMeal,
    Policy,
    PolicyWithoutPacks,
    RoundAtMealtime,
    RoundMisplaced,
    policy,
)
from arrears.planner.window import Window

TEXT = (resources.files("arrears.planner") / "policy.yaml").read_text("utf-8")


def changed(**values):
    return yaml.safe_dump(yaml.safe_load(TEXT) | values)


def rounds(**values):
    return changed(rounds=yaml.safe_load(TEXT)["rounds"] | values)


def read(text):
    return policy(text, file="mine.yaml")


def test_the_house_policy_is_the_file_beside_the_code():
    house = Policy.default()

    assert read(TEXT) == house
    assert (house.packs, house.ladder) == (("cn", "house"), Ladder())
    assert (str(house.morning), str(house.afternoon)) == ("08:00–10:00", "14:30–17:30")
    assert house.large_from_minor["CNY"] == 50_000_00


def test_a_policy_may_come_from_a_file_of_ones_own(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(changed(version="spring-2", due_day_counts=True), "utf-8")

    mine = Policy.read(file)

    assert mine == replace(Policy.default(), version="spring-2", due_day_counts=True)


def test_a_bare_clock_time_is_read_as_yaml_reads_it():
    text = TEXT.replace('from: "14:30"', "from: 14:30")

    assert read(text) == Policy.default()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(PolicyNotRead) as refused:
        Policy.read(tmp_path / "none.yaml")

    assert "none.yaml" in refused.value.sentence.zh


@pytest.mark.parametrize("content", [b"version: [", b"\xff\xfe\x00", b"a: b: c"])
def test_a_file_that_is_no_yaml_is_refused(tmp_path, content):
    file = tmp_path / "broken.yaml"
    file.write_bytes(content)

    with pytest.raises(PolicyNotRead):
        Policy.read(file)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "one word"])
def test_a_file_that_is_no_group_of_keys_is_refused(text):
    with pytest.raises(PolicyValueWrong):
        read(text)


@pytest.mark.parametrize("key", KEYS)
def test_a_missing_key_is_named(key):
    values = yaml.safe_load(TEXT)
    del values[key]

    with pytest.raises(PolicyKeyMissing) as refused:
        read(yaml.safe_dump(values))

    assert f"“{key}”" in refused.value.sentence.en


@pytest.mark.parametrize(
    "text",
    [
        changed(colour="red"),
        rounds(night={}),
        changed(ladder={"early": 1, "last": 2}),
        changed(mealtimes=[{"from": "11:30", "until": "13:30", "days": 5}]),
        rounds(morning={"from": "08:00", "til": "10:00", "until": "10:00"}),
        rounds(promised={"from": "08:00", "before": 60}),
    ],
)
def test_a_misspelt_key_is_named(text):
    with pytest.raises(PolicyKeyUnknown):
        read(text)


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"version": 1}, "version"),
        ({"packs": "cn"}, "packs"),
        ({"packs": [1]}, "packs"),
        ({"due_day_counts": "never"}, "due_day_counts"),
        ({"minutes_per_call": "four"}, "minutes_per_call"),
        ({"minutes_per_call": True}, "minutes_per_call"),
        ({"mealtimes": "noon"}, "mealtimes"),
        ({"mealtimes": [{"from": "25:00", "until": "26:00"}]}, "mealtimes.1.from"),
        ({"mealtimes": [{"from": True, "until": "26:00"}]}, "mealtimes.1.from"),
        ({"mealtimes": ["noon"]}, "mealtimes.1"),
        ({"large_from_minor": {"CNY": "much", "else": 1}}, "large_from_minor.CNY"),
        ({"ladder": 6}, "ladder"),
    ],
)
def test_a_value_of_another_kind_is_named(values, key):
    with pytest.raises(PolicyValueWrong) as refused:
        read(changed(**values))

    assert f"“{key}”" in refused.value.sentence.zh


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (changed(packs=[]), PolicyWithoutPacks),
        (changed(packs=["atlantis"]), UnknownPack),
        (
            changed(ladder={"early": 1, "middle": 9, "late": 9, "handed_over": 31}),
            LadderOutOfOrder,
        ),
        (changed(minutes_per_call=0), CallsTakeNoTime),
        (rounds(morning={"from": "10:00", "until": "08:00"}), RoundMisplaced),
        (rounds(morning={"from": "08:00", "until": "08:00"}), RoundMisplaced),
        (rounds(morning={"from": "10:00", "until": "11:31"}), RoundAtMealtime),
        (rounds(afternoon={"from": "13:29", "until": "17:30"}), RoundAtMealtime),
        (
            changed(mealtimes=[{"from": "00:00", "until": 1441}]),
            RoundMisplaced,
        ),
        (
            rounds(
                promised={
                    "from": "11:27",
                    "until": "15:30",
                    "ahead_minutes": 60,
                    "without_hour": "15:00",
                }
            ),
            NoTimeBeforeMeal,
        ),
    ],
)
def test_a_policy_that_contradicts_itself_is_refused(text, refusal):
    with pytest.raises(refusal) as refused:
        read(text)

    assert refused.value.sentence.zh


def test_a_round_may_end_where_a_meal_begins():
    assert (
        read(rounds(morning={"from": "08:00", "until": "11:30"})).morning.minutes == 210
    )


def test_a_window_holds_its_first_minute_and_not_its_last():
    window = Window(480, 600)

    assert [window.holds(clock) for clock in (479, 480, 599, 600)] == [
        False,
        True,
        True,
        False,
    ]


EVENING = yaml.safe_load(TEXT)["rounds"]["evening"]


@pytest.mark.parametrize(
    ("text", "refusal", "key"),
    [
        (rounds(evening=EVENING | {"from": "17:00"}), EveningTooEarly, "17:00"),
        (rounds(evening=EVENING | {"from": "18:30"}), RoundAtMealtime, "evening"),
        (rounds(evening=EVENING | {"until": "18:00"}), RoundMisplaced, "evening"),
        (rounds(evening=EVENING | {"better_by_percent": 0}), PolicyFigureOut, "0"),
        (rounds(evening=EVENING | {"seats": "li"}), PolicyValueWrong, "seats"),
        (rounds(evening=EVENING | {"seat": []}), PolicyKeyUnknown, "seat"),
        (rounds(evening={"from": "19:00"}), PolicyKeyMissing, "until"),
        (
            rounds(follow_up={"from": "08:00", "until": "17:30", "after_minutes": 0}),
            PolicyFigureOut,
            "after_minutes",
        ),
        (
            changed(
                numbers={
                    "usual_per_10000": {"mobile": 10_001, "home": 0, "work": 0},
                    "weight_dials": 5,
                    "another_after": 3,
                }
            ),
            PolicyFigureOut,
            "numbers.usual_per_10000.mobile",
        ),
    ],
)
def test_what_is_wrong_with_evening_follow_up_or_numbers_is_named(text, refusal, key):
    with pytest.raises(refusal) as refused:
        read(text)

    assert key in refused.value.sentence.en
    assert key in refused.value.sentence.zh or refusal is RoundAtMealtime


def test_they_may_all_be_left_out():
    values = yaml.safe_load(TEXT)
    del values["numbers"], values["rounds"]["evening"], values["rounds"]["follow_up"]

    found = read(yaml.safe_dump(values))

    assert (found.numbers, found.evening, found.follow_up) == (None, None, None)
