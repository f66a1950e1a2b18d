"""`arrears statement`: the same figures as at the desk, in words, JSON and a PDF."""

import json

import pytest

from tests.web import book as books

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_tuesday(monkeypatch):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: books.NOW)


@pytest.fixture
def book(db):
    return books.built("zh")


@pytest.mark.parametrize(
    ("lang", "says"), [("zh", "欠款明细单"), ("en", "Statement of the debt")]
)
def test_it_is_told_in_the_language_asked_for(arrears, book, lang, says):
    result = arrears("statement", "A-1042", "--lang", lang)

    assert result.exit_code == 0
    assert says in result.stdout
    assert "¥8,196.56" in result.stdout
    assert "−¥500.00" in result.stdout


def test_for_scripts_every_figure_is_in_minor_units(arrears, book):
    told = json.loads(arrears("statement", "A-1042", "--json").stdout)

    assert told["stated_minor"] - told["paid_minor"] == told["owed_minor"] == 8_196_56
    (debt,) = told["debts"]
    heads = debt["heads"].values()
    assert sum(head["owed_minor"] for head in heads) == told["owed_minor"]


def test_a_past_day_can_be_asked_for(arrears, book):
    told = json.loads(
        arrears("statement", "A-1042", "--on", "2026-11-21", "--json").stdout
    )

    assert (told["on"], told["owed_minor"]) == ("2026-11-21", 8_696_56)


def test_the_paper_is_written(arrears, book, tmp_path):
    file = tmp_path / "statement.pdf"

    result = arrears("--lang", "en", "statement", "A-1042", "--pdf", file)

    assert (result.exit_code, file.read_bytes()[:4]) == (0, b"%PDF")
    assert "The statement is in" in result.stdout


def test_a_file_that_cannot_be_written_is_one_sentence(arrears, book, tmp_path):
    result = arrears(
        "--lang", "en", "statement", "A-1042", "--pdf", tmp_path / "no" / "x.pdf"
    )

    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


def test_a_case_that_is_not_there_is_one_sentence(arrears, db):
    result = arrears("--lang", "en", "statement", "A-9", "--json")

    assert result.exit_code == 3
    assert json.loads(result.stderr)["error"] == {
        "code": "UnknownCase",
        "message": "There is no case A-9. Please check the number.",
    }


def test_a_misuse_is_told_in_both_languages(arrears, db):
    result = arrears("statement")

    assert result.exit_code == 2
    assert "缺少" in result.stderr
    assert "is missing" in result.stderr


def test_markup_in_a_name_is_not_read(arrears, book):
    book.alma.debtor.name = "[red]x[/red]"
    book.alma.debtor.save()

    assert "[red]x[/red]" in arrears("statement", "A-1042").stdout


def test_the_last_day_there_is_can_be_asked_about(arrears, book):
    assert arrears("statement", "A-1042", "--on", "9999-12-31").exit_code == 0
