"""The course in the terminal: lessons to read, questions from a seed."""

from tests.cli.test_practise import practise


def test_the_lessons_are_listed_and_one_is_read():
    assert "keep-it-private" in practise("lesson").stdout

    read = practise("lesson", "keep-it-private")

    assert "COMP-10" in read.stdout
    assert practise("lesson", "none").exit_code == 3


def test_the_same_seed_asks_the_same_and_every_answer_is_explained():
    first, again = (practise("quiz", "--seed", 7, lines="1\n2\n") for _ in range(2))

    assert first.exit_code == 0
    assert first.stdout == again.stdout
    assert "答对" in first.stdout
    assert "CTN-02" in first.stdout


def test_an_unknown_kind_is_refused():
    assert practise("quiz", "--kind", "poetry").exit_code == 3


def test_a_talk_is_labelled_turn_by_turn_with_several_choices():
    told = practise("quiz", "--talk", "DLG1", lines="1,2\nx\n" + "9" * 5000 + "\n")

    assert told.exit_code == 0
    assert "标签：" in told.stdout
    assert practise("quiz", "--talk", "none").exit_code == 3
