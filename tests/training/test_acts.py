"""What the trainee's words do is heard: done, and not merely quoted, reported or denied."""

import pytest

from arrears.training.acts import Act, acts_of

HEARD = {
    "喂您好，我是海岸银行的小陈，您是罗女士本人吗？": "greet identify_self verify_identity",
    "您这边是什么情况，怎么就没还上呢？": "ask_cause",
    "每个月工资能拿到多少？房租占多少？": "ask_means",
    "那这笔钱您打算从哪儿出？": "ask_source_of_money",
    "咱们拆成六期，一期三百，您看成不？": "offer_plan ask_promise",
    "再不还钱，我就找几个人收拾你！": "threaten",
    "你不还我就上你公司闹，让你领导都知道你欠钱！": "third_party_pressure",
    "你唔還錢，我就打畀你老婆同老細！": "third_party_pressure",
    "We could spread it over six months, £50 each.": "offer_plan",
    "I'm sorry to hear that, it must be very hard.": "empathise",
    "您對帳單有異議，我這就幫您登記，請專人覆核。": "record_dispute",
}


@pytest.mark.parametrize(("text", "acts"), HEARD.items())
def test_what_is_done_is_heard(text, acts):
    assert set(acts.split()) <= acts_of(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("我们绝不会联系您的家人。", Act.THIRD_PARTY_PRESSURE),
        ("上次有人说今天不还就抓人，那是不对的。", Act.THREATEN),
        ("您不用去借钱来还。", Act.INDUCE_BORROWING),
    ],
)
def test_what_is_denied_or_reported_is_not_done(text, act):
    assert act not in acts_of(text)


def test_an_act_at_the_end_of_a_long_speech_is_heard():
    speech = "您好。" * 1500 + "再不还我就找人去你家堵门！"

    assert Act.THREATEN in acts_of(speech)


def test_nothing_said_does_nothing():
    assert acts_of("") == acts_of("……") == frozenset()
