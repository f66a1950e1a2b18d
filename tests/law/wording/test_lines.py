"""One line in, one answer out, in order; a broken line stops nobody."""

import json

from arrears.law.wording.lines import wording_answers


def test_broken_lines_give_their_error_and_the_rest_goes_on():
    lines = [
        json.dumps({"id": "a", "audience": "debtor", "text": "再不还钱就等着坐牢吧"}),
        "{broken",
        "[1, 2]",
        json.dumps({"id": "d", "audience": "moon", "text": "您好"}),
        json.dumps({"id": "e", "audience": "debtor"}),
        json.dumps({"id": "f", "audience": "debtor", "text": "您好", "facts": []}),
        json.dumps({"id": "g", "audience": "debtor", "text": "您好", "facts": None}),
        json.dumps({"id": "h", "audience": "debtor", "text": 5}),
    ]

    answers = list(wording_answers(lines, lang="zh"))

    assert [a.get("error", {}).get("code") for a in answers] == [
        None, "LineUnreadable", "LineUnreadable", "UnknownAudience",
        "FieldUnfit", None, None, "FieldUnfit",
    ]  # fmt: skip
    assert [a["id"] for a in answers] == ["a", None, None, "d", "e", "f", "g", "h"]


def test_an_answer_says_where_why_and_what_instead_in_the_asked_language():
    line = {
        "id": 1,
        "lang": "en",
        "audience": "debtor",
        "text": "You could go to jail.",
    }
    (answer,) = wording_answers([json.dumps(line)], lang="zh")

    assert answer["verdict"] == "block"
    assert answer["labels"] == ["DET-06"]
    span = answer["spans"][0]
    assert line["text"][span["start"] : span["end"]] == "jail"
    assert "civil" in span["why"]
    assert "civil" in span["instead"].lower()


def test_nul_and_lone_surrogates_do_not_stop_a_run():
    line = '{"id": 1, "audience": "debtor", "text": "a\\u0000\\ud800b"}'

    assert next(wording_answers([line], lang="zh"))["verdict"] == "ok"
