"""`arrears guard` and `arrears law`: questions a line, and rules as a lawyer reads them."""

import json

import pytest

from tests.law.questions import SHANGHAI, asked

NIGHT = asked("2026-11-24T22:30:00+08:00", packs=("cn",), zones=(SHANGHAI,))
DAY = NIGHT | {"id": "day", "at": "2026-11-24T15:00:00+08:00"}


@pytest.fixture
def questions(tmp_path):
    def written(*lines):
        file = tmp_path / "questions.jsonl"
        file.write_bytes(b"\n".join(lines))
        return file

    return written


def line(question):
    return json.dumps(question).encode()


def test_every_question_has_its_answer_in_the_same_order(arrears, questions):
    file = questions(line(NIGHT), b"{broken", b"", line(DAY), b"\xff\xfe")

    result = arrears("--lang", "en", "guard", "--jsonl", file)

    answers = [json.loads(text) for text in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [a.get("verdict") or a["error"]["code"] for a in answers] == [
        "deny", "NotJson", "allow", "NotJson",
    ]  # fmt: skip
    assert "2 lines were broken" in result.stderr


def test_a_file_that_cannot_be_read_is_named(arrears, tmp_path):
    result = arrears("guard", "--jsonl", tmp_path / "none.jsonl")

    assert result.exit_code == 3
    assert "none.jsonl" in result.stderr
    assert "无法读取" in result.stderr


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["guard"], "缺少 --jsonl", "--jsonl is missing"),
        (["guard", "--josnl", "x"], "没有选项 --josnl", "There is no option --josnl"),
        (["law", "tset"], "没有名为“tset”的命令", "There is no command “tset”"),
        (["law", "show"], "缺少 PACK.RULE", "PACK.RULE is missing"),
        (["law", "show", "a", "b"], "用法不对", "called wrongly"),
    ],
)
def test_a_misuse_is_told_in_both_languages(arrears, words, zh, en):
    result = arrears(*words)

    assert result.exit_code == 2
    assert zh in result.stderr
    assert en in result.stderr


@pytest.mark.parametrize(
    "words",
    [["law", "show", "cn.none"], ["law", "list", "mars"], ["law", "test", "x.y"]],
)
def test_what_is_not_there_is_refused(arrears, words):
    assert arrears(*words).exit_code == 3


def test_a_rule_is_shown_with_its_figures_and_cases(arrears):
    shown = arrears("--lang", "en", "law", "show", "cn.connected_calls").stdout

    assert "GB/T 45251-2025" in shown
    assert "calls = 3" in shown
    assert "a draft" in shown


def test_all_cases_hold(arrears):
    result = arrears("--lang", "en", "law", "test")

    assert result.exit_code == 0
    assert "cases hold" in result.stdout
