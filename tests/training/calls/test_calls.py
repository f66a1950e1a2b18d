"""A call to learn from: read, masked, reviewed."""

import pytest

from arrears.training.acts import Act
from arrears.training.calls import transcript
from arrears.training.calls.heard import heard
from arrears.training.calls.hidden import hidden
from arrears.training.calls.transcript import text_of, turns_of

CALL = "催收员：您好，请问您是王小明本人吗？\n客户：是的\n催收员：再不还就让你家里人都知道\nCollector: Hello\nDebtor: Hi"


def test_lines_of_both_languages_become_turns():
    assert [turn.who for turn in turns_of(CALL)] == [
        "collector", "debtor", "collector", "collector", "debtor",
    ]  # fmt: skip


def test_notes_name_no_speaker_and_are_kept_as_notes():
    turns = turns_of("客户说下月发工资\n约了周五再谈")

    assert {turn.who for turn in turns} == {"note"}
    assert heard(turns).review is None


@pytest.mark.parametrize("name", ["a.exe", "a.txt.exe", "a.pdf.txt", "a", ".txt"])
def test_a_file_that_is_no_plain_text_by_name_is_refused(name):
    with pytest.raises(transcript.WrongKind):
        text_of(name, b"x")


def test_what_is_no_utf_8_text_is_refused():
    with pytest.raises(transcript.NotText):
        text_of("a.txt", b"\xff\xfe\x00")
    with pytest.raises(transcript.NotText):
        turns_of("a\x00b")


def test_a_megabyte_is_taken_and_one_byte_more_is_refused():
    assert text_of("a.txt", b"x" * 1_000_000)
    with pytest.raises(transcript.TooLarge):
        text_of("a.txt", b"x" * 1_000_001)


def test_a_line_of_4999_characters_is_taken_and_of_5000_refused():
    assert turns_of("好" * 4_999)
    with pytest.raises(transcript.LineTooLong):
        turns_of("好" * 5_000)


def test_an_empty_text_is_refused():
    with pytest.raises(transcript.NothingSaid):
        turns_of(" \n催收员：\n")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("电话 +86 154 0000 1234", "1234"),
        ("身份证11010119900101123X", "123X"),
        ("卡号 6222 0000 0000 9876", "9876"),
    ],
)
def test_of_long_numbers_the_last_four_stay(text, kept):
    assert f"****{kept}" in hidden(text)
    assert "0000" not in hidden(text)


def test_names_are_replaced():
    masked = hidden("您是王小明吗？李先生，张三在家。Mr. Smith", names=["张三"])

    assert "某某吗" in masked
    for name in ("王小明", "李先生", "张三", "Smith"):
        assert name not in masked


def test_a_sum_of_money_is_left_as_it_is():
    assert hidden("欠款 12800 元") == "欠款 12800 元"


def test_a_turn_shows_its_acts_and_its_faults_with_a_better_sentence():
    found = heard(turns_of(CALL))

    assert Act.VERIFY_IDENTITY in found.turns[0].acts
    assert found.turns[1].acts == ()
    assert found.turns[2].faults
    assert found.turns[2].faults[0].instead.zh
    assert found.faulty >= 1
    assert 0 < found.share < 100
