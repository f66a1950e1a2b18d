"""A lender's own lines: read whole, or refused with the key that is wrong."""

import pytest

from arrears.playbook.scripts.letterhead import LetterheadMisread, read_letterhead

GOOD = """
callback: 154 9000 0001
pay_to: {zh: 示例银行 App“还款”页, en: the Repay page of the app}
"""


def test_lines_are_read_in_both_languages():
    found = read_letterhead(GOOD, file="x.yaml")

    assert found["callback"].zh == found["callback"].en == "154 9000 0001"
    assert found["pay_to"].en == "the Repay page of the app"
    assert "basis" not in found


@pytest.mark.covers("DET-19")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pay_to: 请转到张三的个人账户 6222000012345678", "seems to be a person"),
        ("pay_to: {zh: 官网}", "one for zh and one for en"),
        ("pay_to: ' '", "a line was expected"),
        ("pay_to: 12", "a line was expected"),
        ("pay_to: '{name}'", "one plain line"),
        ("pay_to: 'a<b>c'", "one plain line"),
        ("pay_to: " + "长" * 201, "200 characters at the most"),
        ("paid_to: 官网", "no such key"),
        ("- 1", "a mapping was expected"),
        ("", "a mapping was expected"),
        ("{", "a mapping was expected"),
    ],
)
def test_a_line_that_does_not_hold_is_named(text, says):
    with pytest.raises(LetterheadMisread) as refused:
        read_letterhead(text, file="x.yaml")

    assert says in refused.value.sentence.en


def test_the_longest_line_is_still_read():
    assert read_letterhead("check_at: " + "长" * 200, file="x.yaml")
