"""The debtor answers in character, remembers, and is the same for the same seed."""

from itertools import pairwise

import pytest

from arrears.training.acts import Act
from arrears.training.debtor.state import Ending
from arrears.training.scene.library import scene, scenes
from arrears.training.talk import Talk
from tests.training.talks import HELLO, KIND, MEANS, PRIVATE, WHY, said, words


def test_the_same_seed_gives_the_same_talk_and_another_seed_another():
    lines = (HELLO, WHY, KIND, MEANS)

    first, again, other = (
        words(said("family-found-out", *lines, seed=seed)) for seed in (3, 3, 4)
    )

    assert first == again
    assert first != other


@pytest.mark.parametrize("name", scenes())
def test_every_scene_can_be_talked_through_and_closed(name):
    talk = said(name, HELLO, WHY, KIND, MEANS, PRIVATE, "谢谢您，再见。")

    assert talk.state.ending is Ending.CLOSED
    assert all(words(talk))
    assert "{" not in "".join(words(talk))


def test_a_cause_is_told_to_one_who_is_trusted_and_not_before():
    cold = said("family-found-out", "您好", "为什么没还？")
    warm = said("family-found-out", HELLO, PRIVATE, KIND, WHY)

    assert "cause" not in cold.state.told
    assert "cause" in warm.state.told


def test_what_is_told_is_what_there_is():
    talk = said("tearful-instalments", HELLO, KIND, WHY, MEANS)

    assert "5200" in talk.turns[-1].answer
    assert "3900" in talk.turns[-1].answer


def test_earlier_calls_that_told_the_family_leave_less_trust():
    told, quiet = (Talk(scene(n), 1) for n in ("family-found-out", "quiet-at-home"))

    assert told.state.mood.trust < quiet.state.mood.trust
    assert told.state.mood.anger > quiet.state.mood.anger


@pytest.mark.covers("STR-A01")
def test_praise_helps_less_each_time():
    talk = said("ashamed-wages-cut", *["谢谢您肯接电话。"] * 4)
    trust = [turn.state.mood.trust for turn in talk.turns]
    steps = [later - sooner for sooner, later in pairwise(trust)]

    assert steps == sorted(steps, reverse=True)
    assert steps[-1] < steps[0]


def test_a_sum_that_leaves_life_its_part_is_taken_and_one_beyond_is_not():
    before = (HELLO, KIND, WHY, KIND, MEANS)
    fits = said("tearful-instalments", *before, "每月16号还450元，您看做得到吗？")
    beyond = said("tearful-instalments", *before, "每月16号还2000元，您看做得到吗？")

    assert fits.state.promise.affordable
    assert fits.state.promise.terms.amount_minor == 450_00
    assert beyond.state.promise is None
    assert "plan_too_much" in beyond.turns[-1].topics


def test_pressed_the_timid_agree_to_what_they_cannot_pay():
    talk = said(
        "scared-student-worker", HELLO, "到底还不还？4000元赶紧还，三天内行不行？"
    )

    assert talk.state.promise.pressed
    assert not talk.state.promise.affordable


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("family-found-out", "不会联系您的家人"),
        ("keeps-up-appearances", "不会联系您的朋友和同事"),
    ],
)
@pytest.mark.covers("PER-02", "PER-05")
def test_who_fears_for_privacy_takes_an_offer_once_it_is_promised(name, first):
    offer = "每月21号还400元，您看做得到吗？"
    before = (HELLO, KIND, WHY, KIND, MEANS)
    open_ = said(name, *before, offer, seed=2)
    safe = said(name, *before, f"这件事保密，{first}。", offer, seed=2)

    assert open_.state.promise is None
    assert safe.state.promise is not None


@pytest.mark.covers("PER-03", "CASE-02")
def test_one_who_starts_over_takes_a_start_after_the_first_wages():
    before = (HELLO, KIND, WHY, KIND, MEANS)
    now = said("back-at-work", *before, "12月1日还500元，您看行吗？")
    later = said("back-at-work", *before, "每月11号还500元，您看行吗？")

    assert now.state.promise is None
    assert later.state.promise is not None


@pytest.mark.covers("PER-06", "CASE-05")
def test_the_assertive_one_complains_when_pressed_and_calms_when_it_is_recorded():
    pressed = said("who-are-you", "你好", "到底什么时候还！", "别找借口！")
    heard = said("who-are-you", HELLO, "您的意见我登记下来，编号给您。")

    assert pressed.state.complained
    assert heard.state.mood.anger < pressed.state.mood.anger


@pytest.mark.covers("PER-07", "CASE-06")
def test_a_forged_receipt_is_owned_up_to_when_it_is_looked_into_in_peace():
    talk = said(
        "forged-receipt",
        HELLO,
        "这次是关于消费贷款，逾期3200元。",
        "别着急，我理解您紧张，慢慢说。",
        "您别担心，我在听。",
        "这笔我先登记，替您去查到账情况。",
    )

    assert talk.turns[1].topics[0] == "receipt"
    assert "receipt_admit" in talk.turns[-1].topics


def test_a_real_payment_is_found_when_it_is_looked_into():
    talk = said(
        "really-paid", HELLO, "您逾期1300元。", "这笔我登记下来，去查到账情况。"
    )

    assert "receipt_checked" in talk.turns[-1].topics
    assert talk.state.receipt_settled


@pytest.mark.parametrize(
    "line",
    [
        "再不还就等着坐牢",
        "不还我就打电话给你父母",
        "给我两个亲属的电话",
        "你去找朋友借一点先还上",
        "你还要不要脸",
        "今天下午四点前必须还清",
        "你这个骗子",
    ],
)
def test_a_violation_ends_the_exercise_at_once(line):
    talk = said("tearful-instalments", HELLO, line, "再见")

    assert talk.state.ending is Ending.VIOLATION
    assert len(talk.turns) == 2


@pytest.mark.parametrize(
    "line",
    [
        "我们不会告诉您的家人",
        "不会有人让您坐牢，这是民事的事",
        "您不用去借钱来还",
        "您之前说有人骂您骗子，我登记下来",
        "您家里有没有人生病？",
    ],
)
def test_what_is_denied_or_reported_is_no_violation(line):
    talk = said("tearful-instalments", HELLO, line)

    assert talk.state.ending is None


def test_what_the_trainee_does_is_read_in_traditional_characters_and_english_too():
    talk = said(
        "ashamed-wages-cut",
        "您好，請問是陳先生本人嗎？",
        "What happened? Tell me about it.",
    )

    assert Act.VERIFY_IDENTITY in talk.turns[0].acts
    assert Act.ASK_CAUSE in talk.turns[1].acts


@pytest.mark.covers("DET-10")
def test_nothing_of_the_debt_is_said_before_it_is_checked_who_listens():
    told = "您的信用卡逾期4200元，47天了。"
    early = said("tearful-instalments", "您好", told)
    late = said("tearful-instalments", HELLO, told)

    assert early.state.ending is Ending.VIOLATION
    assert late.state.ending is None


def test_a_whole_talk_can_be_held_in_english_and_is_answered_in_chinese():
    talk = said(
        "tearful-instalments",
        "Hello, I am calling from the bank. Am I speaking to Ms Li?",
        "What happened? I am listening.",
        "I am sorry to hear that, it must be hard.",
        "How much do you earn a month? What about rent and expenses?",
        "Can you manage 400 yuan a month on the 16th?",
        "Let me confirm: 400 yuan every month on the 16th.",
    )

    assert talk.state.promise.confirmed
    assert talk.state.promise.terms.amount_minor == 400_00
    assert not any(answer.isascii() for answer in words(talk))


DIGITS = "麻烦报一下证件后四位。"
SUM = "您的信用卡欠了2600元，已经逾期33天了。"


@pytest.mark.parametrize("asked", ["请问是高先生本人吗？", "您好，请问您是王女士吗？"])
def test_who_is_asked_after_by_another_name_says_so_and_is_not_verified(asked):
    talk = said("ashamed-wages-cut", f"{asked}{DIGITS}", SUM)

    assert talk.turns[0].topics == ("misnamed",)
    assert "陈" in talk.turns[0].answer
    assert Act.VERIFY_IDENTITY not in talk.turns[0].acts
    assert talk.state.ending is Ending.VIOLATION


def test_the_right_name_is_verified_whatever_else_is_said():
    talk = said("ashamed-wages-cut", "我是示例公司的李先生，请问是陈先生吗？")

    assert Act.VERIFY_IDENTITY in talk.turns[0].acts
