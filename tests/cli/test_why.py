"""`arrears why`: may she be contacted, and by which rule not."""

import json

import pytest

from tests.web import book as books

pytestmark = [pytest.mark.django_db]
NIGHT, AFTERNOON = "2026-11-24T22:30", "2026-11-24T15:00"


@pytest.fixture
def book(db):
    return books.built("zh")


def test_a_case_that_may_be_called_ends_with_zero(arrears, book):
    result = arrears("--lang", "en", "why", "A-1042", "--at", AFTERNOON)

    assert result.exit_code == 0
    assert "Case A-1042 at 2026-11-24 15:00 (Asia/Shanghai): may be contacted" in (
        result.stdout
    )


def test_at_night_nobody_may_and_the_rule_and_the_next_time_are_named(arrears, book):
    result = arrears("--lang", "en", "why", "A-1042", "--at", NIGHT)

    assert result.exit_code == 3
    assert "may not" in result.stdout
    assert "2026-11-25 08:00" in result.stdout
    assert "[" in result.stdout


def test_telephones_are_masked(arrears, book):
    shown = arrears("why", "A-1042", "--at", AFTERNOON).stdout

    assert "****" in shown
    assert "15490000001" not in shown


def test_the_answer_for_scripts_is_json(arrears, book):
    result = arrears("why", "A-1042", "--at", NIGHT, "--json")

    told = json.loads(result.stdout)
    assert result.exit_code == 3
    assert (told["case"], told["allowed"]) == ("A-1042", False)
    assert told["at"] == "2026-11-24T22:30:00+08:00"
    assert told["points"][0]["verdict"] == "deny"
    assert {"rule", "cite", "verdict", "why"} == set(told["points"][0]["findings"][0])


def test_an_hour_with_its_own_zone_is_taken_as_it_is(arrears, book):
    result = arrears("why", "A-1042", "--at", "2026-11-24T07:00:00+0000", "--json")

    assert result.exit_code == 0


def test_now_is_the_clocks(arrears, book, monkeypatch):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: books.NOW)

    assert arrears("why", "A-1042").exit_code == 0


def test_a_case_that_is_not_there_is_one_sentence(arrears, db):
    result = arrears("--lang", "en", "why", "A-9", "--json")

    assert result.exit_code == 3
    error = json.loads(result.stderr)["error"]
    assert error == {
        "code": "UnknownCase",
        "message": "There is no case A-9. Please check the number.",
    }
