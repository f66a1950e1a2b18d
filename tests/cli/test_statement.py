"""`arrears statement`: what a case owes and why."""

import json

import pytest

from tests.web import book as books

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def book(db, monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", books.NOW.isoformat())
    return books.built("zh")


def test_it_is_told_in_either_language(arrears, book):
    chinese, english = (
        arrears("--lang", lang, "statement", "A-1042") for lang in ("zh", "en")
    )

    assert chinese.exit_code == english.exit_code == 0
    assert "欠款明细单" in chinese.output
    assert "Statement of the debt" in english.output
    assert "¥8,196.56" in chinese.output
    assert "¥8,196.56" in english.output


def test_it_is_told_as_json_in_minor_units(arrears, book):
    found = json.loads(arrears("statement", "A-1042", "--json").output)

    assert found["owed"] == {"currency": "CNY", "minor": 8_196_56}
    assert found["on"] == "2026-11-24"


def test_it_is_written_as_a_pdf_over_nothing(arrears, book, tmp_path):
    file = tmp_path / "s.pdf"

    assert arrears("statement", "A-1042", "--pdf", file).exit_code == 0
    assert file.read_bytes().startswith(b"%PDF")
    again = arrears("--lang", "en", "statement", "A-1042", "--pdf", file)
    assert again.exit_code == 3
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [(("Z-9",), "Z-9"), (("A-1042", "--on", "2020-01-01"), "2020-01-01")],
)
def test_what_cannot_be_told_is_refused_in_a_sentence(arrears, book, words, says):
    result = arrears("statement", *words)

    assert result.exit_code == 3
    assert says in result.stderr
