"""Whether a problem was met before."""

import pytest

from arrears.training.repeats import Met, repeats

EARLIER = [
    Met(1, "客户说已经还了，但系统里查不到入账", "OBJ-01"),
    Met(2, "接电话的是客户的母亲，一直问是什么事", ""),
]


def numbers(text, card=""):
    return [each.number for each in repeats(text, card, EARLIER)]


@pytest.mark.covers("TRN-06")
@pytest.mark.parametrize(
    "text",
    ["客户说已经还了，系统查不到", "客戶說已經還了，但系統裏查不到入賬", "已经还了，系统里查不到入账怎么办"],
)  # fmt: skip
def test_the_same_words_are_a_repeat_in_either_script(text):
    assert numbers(text) == [1]


def test_the_same_card_is_a_repeat_whatever_the_words():
    assert numbers("完全另一件事情", "OBJ-01") == [1]
    assert repeats("完全另一件事情", "OBJ-01", EARLIER)[0].same_card


@pytest.mark.parametrize(
    "text", ["", "客户", "他要我们寄一份分期协议的复印件", "😀😀😀😀"]
)
def test_other_words_and_too_few_are_no_repeat(text):
    assert numbers(text) == []


def test_no_card_is_not_the_same_card():
    assert numbers("寄一份分期协议的复印件", "") == []
