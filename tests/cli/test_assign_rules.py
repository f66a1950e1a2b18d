"""`arrears assign-rules`: standing rules from the command line."""

import json

import pytest

from arrears.actions.propose_change import decide_change
from arrears.store.models import Assignment, BulkAct, Proposal, Staff
from tests.cli.conftest import ALMA, BORIS
from tests.web import book as books

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = """\
version: rules-1
rules:
  - {name: all, to: {even: A}}
"""


@pytest.fixture
def file(really_written, tmp_path):
    for n, seat in enumerate(("carla", "li")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    Staff.objects.update(team="A")
    path = tmp_path / "rules.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def rules(arrears):
    """Type a command of `arrears assign-rules`, in English."""
    return lambda *words: arrears("--lang", "en", "assign-rules", *map(str, words))


def agreed(rules, file, day="2026-11-24"):
    rules("propose", file, "--from", day, "--because", "every batch alike")
    books.decider("colin", "compliance")
    number = Proposal.objects.latest("pk").pk
    decide_change(proposal=number, grant=True, ground="ok", by="colin", now=books.NOW)


def test_a_list_is_checked_by_line_and_key(rules, file):
    assert "rules-1 holds, with 1 rules." in rules("check", file).output

    file.write_text(TEXT.replace("to: {even: A}", "when: {gender: [f]}, to: {even: A}"))
    answer = rules("check", file)
    assert answer.exit_code == 3
    assert "Line 3, rules.1.when.gender:" in answer.output
    assert "There is no team “B”" in rules("check", file, "--team", "B").output


def test_it_is_tried_and_nothing_changes(rules, file, intake):
    intake(ALMA, BORIS)

    told = json.loads(rules("try", file, "--json").stdout)

    assert (told["changed"], told["from_others"], told["unfit"]) == (2, 0, 0)
    assert {each["rule"] for each in told["cases"]} == {"rules-1 · all"}
    assert "Tried: 2 cases would change" in rules("try", file).output
    assert not Assignment.objects.exists()


def test_agreed_to_it_is_gone_by_and_undone(rules, file, intake, arrears):
    intake(ALMA, BORIS)
    assert "no rules are in force" in rules("show").output
    assert rules("apply").exit_code == 3
    agreed(rules, file, day="2099-01-01")
    assert rules("apply").exit_code == 3
    shown = json.loads(rules("show", "--on", "2099-01-01", "--json").stdout)
    assert (shown["in_force"], len(shown["versions"])) == ("rules-1", 1)


def test_in_force_it_hands_out_what_comes_in_and_what_is_nobody_s(
    rules, file, intake, arrears
):
    from arrears.cli import clock

    agreed(rules, file, day=clock.day(None).isoformat())
    assert "Handed out by standing rules: 2 cases." in intake(ALMA, BORIS).output
    assert Assignment.objects.filter(ended_at=None, reason="rule_fewest").count() == 2

    arrears("assign", "--undo", BulkAct.objects.latest("pk").pk)
    tried = rules("apply", "--try")
    assert "Tried: 2 cases would change" in tried.output
    assert "2 cases changed" in rules("apply").output
    assert "is in force" in rules("show").output
