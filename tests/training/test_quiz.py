"""Every question of every kind has one right answer, explained, the same for a seed."""

import re

import pytest

from arrears.law.engine.cases import rule_cases
from arrears.law.engine.packs import pack
from arrears.law.engine.verdict import Verdict
from arrears.training.acts import acts_of
from arrears.training.course.quiz.from_acts import told_acts
from arrears.training.course.quiz.from_law import told_cases
from arrears.training.course.quiz.quiz import KINDS, UnknownQuestion, question, quiz

SEEDS = range(1, 6)


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_makes_a_question_with_one_right_answer(kind):
    for about in KINDS[kind].items():
        for seed in SEEDS:
            asked = question(f"{kind}/{about}", seed)

            assert 0 <= asked.right < len(asked.choices)
            assert len(set(asked.choices)) == len(asked.choices) >= 3, asked.item
            assert asked.why.zh, asked.item
            assert asked.sources


@pytest.mark.parametrize("kind", ["", *KINDS])
def test_a_seed_gives_the_same_quiz_and_another_seed_another(kind):
    assert quiz(3, kind=kind) == quiz(3, kind=kind)
    assert quiz(3, kind=kind) != quiz(4, kind=kind)


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(UnknownQuestion, match="objection"):
        quiz(1, kind="poetry")
    with pytest.raises(UnknownQuestion):
        question("law/none:1", 1)


@pytest.mark.covers("TRN-12")
@pytest.mark.parametrize("seed", SEEDS)
def test_the_shown_way_of_a_charge_gives_the_right_sum(seed):
    asked = question("sum/penalty", seed)
    principal, rate, of, days, told = re.findall(r"[\d.]+", asked.why.zh)
    fen = int(principal) * 100 * int(rate) * int(days) // int(of)

    assert asked.choices[asked.right].zh == f"{told} 元"
    assert fen == round(100 * float(told))


@pytest.mark.covers("TRN-11")
def test_every_objection_with_words_is_asked():
    assert len(KINDS["objection"].items()) >= 30


@pytest.mark.covers("TRN-03")
@pytest.mark.parametrize("seed", SEEDS)
def test_a_script_goes_on_with_its_own_words_in_both_languages(seed):
    for about in KINDS["script"].items():
        asked = question(f"script/{about}", seed)
        right = asked.choices[asked.right]

        assert right.zh in asked.why.zh
        assert right.en in asked.why.en
        assert len({each.en for each in asked.choices}) == len(asked.choices)


@pytest.mark.covers("TRN-13")
def test_all_strategies_and_groups_are_asked():
    asked = set(KINDS["strategy"].items())

    assert {f"STR-A{n:02}" for n in range(1, 9)} <= asked
    assert {f"STR-B{n:02}" for n in range(1, 9)} <= asked
    assert {"STR-G1", "STR-G2", "STR-G3"} <= {name.replace("G0", "G") for name in asked}


def test_law_is_asked_on_both_sides_and_every_telling_is_a_real_case():
    answers = {case.then for case in told_cases().values()}

    assert {Verdict.ALLOW, Verdict.DENY, Verdict.NEEDS_HUMAN} <= answers


def test_every_rule_of_the_mainland_with_a_boundary_is_asked_on_both_sides():
    sides: dict[str, set] = {}
    for name, case in told_cases().items():
        sides.setdefault(name.partition(":")[0], set()).add(case.then)
    for rule in pack("cn"):
        every = {case.then for case in rule_cases([rule])}
        assert sides[f"cn.{rule.name}"] == every, rule.name
    assert all(len(answers) > 1 for answers in sides.values())
    assert len([name for name in sides if name.startswith("us_reg_f.")]) >= 30


def test_a_place_is_named_for_rules_of_the_same_name_differ():
    assert "中国大陆" in question("law/cn.hours:0", 1).ask.zh
    assert "美国" in question("law/us_reg_f.hours:0", 1).ask.zh


@pytest.mark.parametrize("name", told_acts())
def test_a_sentence_does_what_its_answer_says(name):
    told = told_acts()[name]

    assert told.act in acts_of(told.line.zh)
