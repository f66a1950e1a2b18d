"""`arrears review --calibration`: the report, and the proposal that changes nothing."""

import json
from datetime import timedelta

import pytest
import yaml

from arrears.playbook.review.weights import weights_text
from arrears.store.models import Promise
from tests.web import book as books

MADE = books.NOW - timedelta(days=20)


@pytest.fixture
def book(db, monkeypatch):
    """Give one promise an end."""
    monkeypatch.setenv("ARREARS_CLOCK", books.NOW.isoformat())
    book = books.built("zh")
    Promise.objects.create(
        case=book.boris,
        amount_minor=100_00,
        currency="CNY",
        made_at=MADE,
        due_on=(MADE + timedelta(days=1)).date(),
        source="工资",
        by=books.CARLA,
    )
    return book


@pytest.mark.parametrize(
    ("lang", "says"), [("zh", ("意愿", "太少")), ("en", ("Willingness", "too few"))]
)
def test_the_report_is_told_in_words_of_one_language(arrears, book, lang, says):
    result = arrears("--lang", lang, "review", "--calibration")

    assert result.exit_code == 0
    assert all(words in result.output for words in says)


def test_the_report_is_told_as_json(arrears, book):
    told = json.loads(arrears("review", "--calibration", "--json").output)
    bands = {row["band"]: row for row in told["scales"]["ability"]["bands"]}

    assert (told["promises"], told["moves"], told["trial"]) == (1, [], None)
    assert (bands["unknown"]["kept_per_cent"], bands["unknown"]["few"]) == (0, True)
    assert bands["yes"]["kept_per_cent"] is None


def test_a_proposal_is_written_for_a_person_and_changes_nothing(
    arrears, book, tmp_path
):
    before, file = weights_text(), tmp_path / "weights.yaml"
    result = arrears("review", "--calibration", "--propose", file)

    assert result.exit_code == 0
    assert yaml.safe_load(file.read_text("utf-8")) == yaml.safe_load(before)
    assert weights_text() == before


def test_nothing_is_written_over(arrears, book, tmp_path):
    file = tmp_path / "weights.yaml"
    file.write_text("mine", "utf-8")
    result = arrears("review", "--calibration", "--propose", file)

    assert (result.exit_code, file.read_text("utf-8")) == (3, "mine")
    assert "不覆盖" in result.output


def test_a_folder_that_is_not_there_is_said(arrears, book, tmp_path):
    result = arrears("review", "--calibration", "--propose", tmp_path / "no" / "w.yaml")

    assert result.exit_code == 3
    assert "无法写入" in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("A-1042", "--calibration"),
        ("--calibration", "--jsonl", "-"),
        ("A-1042", "--propose", "weights.yaml"),
        ("--propose", "weights.yaml"),
    ],
)
def test_what_does_not_go_together_is_refused(arrears, words):
    result = arrears("review", *words)

    assert result.exit_code == 3
    assert "--calibration" in result.output
