"""Every reason has words; so has every place in the day."""

import pytest

from arrears.law.engine.packs import pack_names, rules
from arrears.planner.reasons import REASONS, UnknownReason, doubtful, reason_words, why
from tests.planner.book import a_case, plan_of_one, planned, promised

RULES = rules(pack_names())


@pytest.mark.parametrize("code", REASONS)
def test_every_code_has_words_in_both_languages(code):
    words = reason_words(code)

    assert words.zh
    assert words.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_is_told_by_its_title_and_a_doubt_says_what_to_do(rule):
    doubt = reason_words(doubtful(rule.key))

    assert reason_words(rule.key) == rule.title
    assert rule.title.zh in doubt.zh
    assert "find it out" in doubt.en


@pytest.mark.parametrize("code", ["cn.no_such_rule", "atlantis.hours", "?", "", "cn."])
def test_a_code_that_no_plan_gives_is_refused(code):
    with pytest.raises(UnknownReason):
        reason_words(code)


def test_why_says_when_and_by_whom_a_case_is_called():
    words = why(plan_of_one(promised("A-1042", "15:00")))

    assert "今日承诺 14:00" in words.zh
    assert "Promised today at 14:00 (local time), seat carla, place 1" in words.en


def test_why_says_what_keeps_a_case_from_being_called():
    plan = planned(
        a_case("A-1042", stop="dispute"),
        a_case("B-2077", stop=None),
        a_case("C-3015", due_on=None),
    )

    told = {case: why(row).en for case, row in plan.items()}

    assert told["A-1042"] == "A stop on the case"
    assert "a fact is missing" in told["B-2077"]
    assert told["C-3015"] == "No overdue due date is known"
