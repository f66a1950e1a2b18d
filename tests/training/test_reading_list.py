"""What the house has to read, and the questions of a chapter of law."""

import pytest

from arrears.law.engine.packs import pack, pack_names
from arrears.training.course.lesson import lessons
from arrears.training.course.quiz.quiz import UnknownQuestion, rule_quiz
from arrears.training.course.reading import house_readings


@pytest.mark.covers("TRN-05")
def test_every_lesson_and_every_rule_of_every_pack_is_there_with_its_source():
    rules = [rule for name in pack_names() for rule in pack(name)]
    found = house_readings()

    assert len(found) == len(lessons()) + len(rules)
    for rule in rules:
        assert found[f"law/{rule.key}"].source == rule.cite


def test_a_chapter_of_law_has_the_questions_of_its_own_rule_and_no_others():
    asked = rule_quiz("cn.hours", 1)

    assert len(asked) > 1
    assert {each.sources for each in asked} == {("cn.hours",)}
    for each in house_readings().values():
        if each.rule and each.quiz:
            assert rule_quiz(each.about, 1)


@pytest.mark.parametrize("rule", ["cn.hour", "cn", "", "uk_conc.adviser", "x" * 900])
def test_a_rule_without_questions_is_refused_in_words(rule):
    with pytest.raises(UnknownQuestion):
        rule_quiz(rule, 1)
