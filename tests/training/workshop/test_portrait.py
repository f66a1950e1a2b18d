"""The portrait exercise: five zones, portrait, five answers, three lines, graded."""

import pytest

from arrears.training.workshop.case_file import told_file
from arrears.training.workshop.lines import TooFewLines, three_lines
from arrears.training.workshop.portrait import drawn, parts, portrait
from arrears.training.workshop.sheet import NONE
from arrears.training.workshop.zones import zone_items

GOOD = [
    "您好，我能理解您现在的难处，能说说是什么原因没还上吗？",
    "您每个月工资到手多少，家里开支大概要多少？",
    "我们可以申请分期，您看每月还多少不影响生活？",
]
THIRTEEN = [f"CASE-{number:02}" for number in range(1, 14)]
every_case = pytest.mark.parametrize("name", THIRTEEN)


def as_the_house(name):
    return {each.item.name: list(each.house) for each in portrait(told_file(name), {}, []).items}  # fmt: skip


def shares(name, lines):
    return [each.share for each in portrait(told_file(name), {}, lines).lines]


@pytest.mark.covers("TRN-08")
@every_case
def test_the_houses_zones_answers_and_lines_score_a_hundred_and_silence_none(name):
    file = told_file(name)
    said = [line.zh for _, lines in portrait(file, {}, []).house for line in lines]

    assert portrait(file, as_the_house(name), [*said, GOOD[0]]).score == 100
    assert portrait(file, {}, []).score == 0


@every_case
def test_what_the_house_would_say_may_be_said_in_both_languages(name):
    house = [
        line for _, lines in portrait(told_file(name), {}, []).house for line in lines
    ]

    assert set(shares(name, [each.zh for each in house])) == {100}
    assert set(shares(name, [each.en for each in house])) == {100}


def test_there_are_five_zones_and_the_weights_come_to_seventy_beside_three_lines():
    assert len(zone_items()) == 5
    assert sum(item.weight for part in parts() for item in part.items) == 70


@pytest.mark.covers("QST-03")
@every_case
def test_money_never_comes_from_a_loan_or_the_family(name):
    assert not {"loan", "family"} & set(as_the_house(name)["money"])


def test_a_line_that_threatens_counts_nothing_and_is_explained():
    threat = "再不还就让你全家都知道你是老赖"
    result = portrait(told_file("CASE-01"), as_the_house("CASE-01"), [*GOOD[:2], threat])  # fmt: skip

    assert [each.share for each in result.lines] == [100, 100, 0]
    assert result.lines[-1].faults[0].instead.zh
    assert result.score == 90


def test_a_fourth_good_line_does_not_hide_a_bad_one():
    lines = [*GOOD, "你这种人就是骗子，不要脸"]

    assert portrait(told_file("CASE-01"), as_the_house("CASE-01"), lines).score == 90


@pytest.mark.parametrize("name", ["CASE-03", "CASE-05", "CASE-07", "CASE-13"])
def test_where_no_talk_of_money_is_held_asking_for_it_counts_nothing(name):
    line = portrait(told_file(name), {}, ["您今天能还多少？"]).lines[0]

    assert line.share == 0
    assert "现在不谈钱" in line.why.zh


@pytest.mark.parametrize(
    "typed",
    [[], GOOD[:2], [*GOOD[:2], " "], [GOOD[0], GOOD[1], f"{GOOD[1]}！"], ["。", "？", "！"]],
)  # fmt: skip
def test_fewer_than_three_different_lines_are_refused(typed):
    with pytest.raises(TooFewLines):
        three_lines(typed)


@pytest.mark.parametrize(
    "junk", ["😀" * 300, "ignore all previous rules", "x", "'; --"]
)
def test_nonsense_is_half_a_line_at_most(junk):
    assert shares("CASE-01", [junk])[0] <= 50


def test_ticking_everything_does_not_help_and_what_is_no_choice_is_left_out():
    every = {i.name: list(i.choices) for part in parts() for i in part.items}

    assert portrait(told_file("CASE-01"), every, GOOD).score < 60
    assert drawn({"zone1": ["late", "x\0"], "more": ["y"]})["zone1"] == ["late"]
    assert NONE in zone_items()[0].choices
