"""Talks of the tests: a few lines said to a scene, and scenes written for one purpose."""

from arrears.training.scene.library import scene
from arrears.training.talk import Talk

HELLO = "您好，我是示例银行授权的专员张明，工号1023，请问是本人吗？"
WHY = "最近是遇到什么难处了吗？您慢慢说，我听着。"
MEANS = "您每个月收入大概多少，几号到账？家里开销大概要多少？"
PRIVATE = "这件事我们会保密，只跟您本人谈，不会联系您的家人。"
KIND = "真不容易，我理解，您别着急。"


def said(name, *lines, seed=1, strict=True):
    """Return the talk in which these lines were said to a scene of the house."""
    talk = Talk(scene(name), seed, strict=strict)
    for line in lines:
        if not talk.over:
            talk.hear(line)
    return talk


def words(talk):
    """Return everything the debtor said."""
    return [talk.pickup, *(turn.answer for turn in talk.turns)]
