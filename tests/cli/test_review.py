"""`arrears review`: one case of the book, or a case a line."""

import json

from tests.playbook.review.told import PLAIN


def test_cases_are_reviewed_line_by_line_without_a_database(arrears, tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps({"id": 7, "case": PLAIN}) + "\nnot json\n")

    told, broken = map(
        json.loads, arrears("review", "--jsonl", file).output.splitlines()
    )

    assert (told["id"], told["route"], len(told["talks"]) >= 3) == (7, "talk", True)
    assert broken["error"]["code"] == "LineMisread"


def test_without_a_case_it_says_what_to_give(arrears):
    answer = arrears("review")

    assert answer.exit_code == 3
    assert "--jsonl" in answer.output
