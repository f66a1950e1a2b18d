"""A model may say the debtor's words only where they hold to the state and the rules."""

import pytest

from arrears.training.scene.library import scene
from arrears.training.talk import Talk
from arrears.training.voice import VoiceSilent, voiced
from tests.training.talks import HELLO, KIND, MEANS, WHY, said, words

LINES = (HELLO, KIND, WHY, MEANS)


def spoken(reply):
    talk = Talk(scene("tearful-instalments"), 1, voice=voiced(reply))
    for line in LINES:
        talk.hear(line)
    return talk


def test_what_a_model_says_in_role_is_said():
    talk = spoken(lambda messages: "您好，我听着呢，您讲。")

    assert set(words(talk)) == {"您好，我听着呢，您讲。"}


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "I am fine, thank you.",
        "我是一个AI语言模型，不能回答。",
        "我每月有99999块，都给您。",
        "再不还就等着坐牢。",
        "啊" * 500,
    ],
)
def test_what_may_not_stand_gives_way_to_the_own_words(reply):
    assert words(spoken(lambda messages: reply)) == words(
        said("tearful-instalments", *LINES)
    )


def test_a_silent_model_gives_way_to_the_own_words():
    def silent(messages):
        raise VoiceSilent

    assert words(spoken(silent)) == words(said("tearful-instalments", *LINES))


def test_the_voice_moves_nothing_but_the_words():
    talk = spoken(lambda messages: "您好，我听着呢，您讲。")

    assert talk.state == said("tearful-instalments", *LINES).state


def test_the_model_is_told_the_type_and_the_words_and_nothing_hidden():
    asked = []
    spoken(lambda messages: asked.append(messages) or "好的，您说。")

    told = "".join(message["content"] for message in asked[1])
    assert "心怀愧疚型" in told
    assert "5200" not in told
