"""The coach: found and missed, wrong and better, the promise, the score, the model talk."""

import re

import pytest

from arrears.domain.words import LANGS
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.training.acts import ENDING, PRESSING
from arrears.training.coach.findings import better
from arrears.training.coach.progress import ScoresUnread, over_time, score_line
from arrears.training.coach.report import coached, remark
from arrears.training.scene.library import scenes
from arrears.training.scripted.player import played
from arrears.training.scripted.script import model, script
from tests.training.talks import HELLO, KIND, MEANS, PRIVATE, WHY, said

FACTS = CaseFacts(identity_verified=True)


def test_what_was_found_out_and_what_was_missed_are_named():
    report = coached(said("forged-receipt", HELLO, KIND, KIND, WHY, WHY, MEANS))

    assert {"cause", "income", "essentials"} <= set(report.measures.found)
    assert {"payer", "receipt"} <= set(report.measures.missed)


@pytest.mark.covers("MIND-13")
def test_talk_share_questions_and_the_longest_line_are_counted():
    report = coached(said("quiet-at-home", HELLO, PRIVATE, WHY, MEANS))

    assert 0 < report.measures.share < 100
    assert report.measures.questions == 3
    assert report.measures.open_questions == 2
    assert report.measures.longest == max(map(len, (HELLO, PRIVATE, WHY, MEANS)))


def test_a_violation_is_cited_explained_and_said_better_and_scores_nothing():
    report = coached(said("quiet-at-home", HELLO, "不还我就打电话给你父母"))
    (wrong,) = report.violations

    assert wrong.turn == 2
    assert wrong.detector.label == "DET-08"
    assert "第68条" in wrong.cite
    assert "保密" in wrong.instead.zh
    assert report.total == 0


def test_the_money_of_fear_does_not_save_the_score():
    talks = (
        said("tearful-instalments", HELLO, "再不还就等着坐牢", seed=seed)
        for seed in range(20)
    )
    reports = [coached(talk) for talk in talks]

    assert any(report.after.events for report in reports)
    assert all(report.total == 0 for report in reports)


def test_pressing_is_marked_down_and_does_not_end_the_exercise():
    report = coached(said("quiet-at-home", HELLO, "到底什么时候还", "再见"))

    assert not report.violations
    counted = [wrong.what.en for wrong in report.wrongs if wrong.counts]
    assert counted == ["presses again and again"]
    assert report.scores["law"] == 85


def test_how_much_of_what_is_left_the_promise_takes_is_said():
    lines = (HELLO, KIND, WHY, KIND, MEANS, "每月16号还350元，您看做得到吗？")
    report = coached(said("tearful-instalments", *lines))

    assert report.load == 50
    assert report.promise.affordable


def test_strategies_are_named_with_the_lines_that_show_them():
    used = coached(said("quiet-at-home", HELLO, KIND, WHY)).strategies

    assert ("STR-A02", (2,)) in [(each.card.id, each.turns) for each in used]


@pytest.mark.parametrize("name", scenes())
def test_a_model_talk_scores_well_and_a_pushy_one_does_not(name):
    scene = scenes()[name]
    shown = coached(played(scene, 3, model(scene.persona)))
    pushed = coached(played(scene, 3, script("pushy")))

    assert shown.total >= 90
    assert pushed.total <= 50
    assert not shown.wrongs


def test_the_report_stands_beside_the_model_talk_of_the_same_scene_and_seed():
    report = coached(said("quiet-at-home", HELLO, "再见", seed=5))
    again = played(scenes()["quiet-at-home"], 5, model("PER-02"))

    assert [turn.said for turn in report.model.turns] == [t.said for t in again.turns]
    assert report.model.kept_minor > report.after.kept_minor


def test_every_wrong_act_has_a_better_sentence_that_may_be_said():
    assert set(better()) == ENDING | PRESSING
    for each in better().values():
        for lang in LANGS:
            said_ = Wording(each.instead.to(lang), "debtor", "phone", FACTS)
            assert judge(said_).verdict == "ok"


def test_a_hint_during_the_talk_follows_what_the_debtor_said():
    talk = said("family-found-out", "您好", "为什么没还？")

    assert remark(talk.turns[-1]) is not None


def test_scores_over_time_show_each_skill_beside_earlier_talks():
    weak = coached(said("quiet-at-home", "你好", "再见"))
    good = coached(played(scenes()["quiet-at-home"], 1, model("PER-02")))
    lines = [score_line(weak, seed=1)] * 3 + [score_line(good, seed=1)] * 5

    law, cause = (
        next(each for each in over_time(lines) if each.skill == name)
        for name in ("law", "cause")
    )

    assert (cause.before, cause.now) == (0, 100)
    assert law.now == 100


@pytest.mark.parametrize("line", ["nonsense", "{}", '{"scores": 3}', "[]"])
def test_a_broken_line_of_scores_is_named(line):
    with pytest.raises(ScoresUnread):
        over_time([line])


def test_where_the_scale_leans_to_everything_it_says_nothing():
    line = "Can you manage 400 yuan a month on the 16th?"
    talk = said("tearful-instalments", HELLO, line)

    assert len({each.detector.label for each in talk.turns[-1].findings}) > 2
    assert coached(talk).wrongs == ()


def test_a_line_that_breaks_rules_shows_no_strategy_and_nonsense_gets_no_advice():
    threat = coached(said("ashamed-wages-cut", HELLO, "你再不还我们就上门抓你"))
    nonsense = coached(said("ashamed-wages-cut", HELLO, "asdkjh 12 !!"))

    assert all(2 not in used.turns for used in threat.strategies)
    assert nonsense.wrongs == ()


@pytest.mark.covers("TRN-01", "TRN-02")
@pytest.mark.parametrize(
    ("first", "score", "hinted"),
    [
        ("您好。", 0, True),
        ("您好，我是示例银行的专员张明，工号1023。", 50, True),
        ("您好，我是示例银行的专员张明，请问是高先生本人吗？", 50, True),
        ("您好，我是示例银行的专员张明，请问是陈先生本人吗？", 100, False),
    ],
)
def test_the_first_sentence_is_practised_who_calls_and_for_whom(first, score, hinted):
    talk = said("ashamed-wages-cut", first)

    assert bool(remark(talk.turns[0])) is hinted
    assert coached(talk).scores["opening"] == score


@pytest.mark.parametrize("name", [n for n in scenes() if n != "really-paid"])
def test_the_model_talk_says_nothing_of_the_debt_before_the_digits_are_checked(name):
    talk = played(scenes()[name], 1, model(scenes()[name].persona))
    checked = next(n for n, turn in enumerate(talk.turns) if "digits" in turn.topics)

    for turn in talk.turns[:checked]:
        assert not re.search("利息|逾期|欠|还款|催", turn.said), turn.said
