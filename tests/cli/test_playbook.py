"""`arrears playbook`: found, listed, shown, checked."""

import json

import pytest


def test_cards_are_found_line_by_line_and_a_broken_line_says_so(arrears, tmp_path):
    file = tmp_path / "said.jsonl"
    file.write_text(
        '{"id": 1, "text": "上个月还过了"}\nnot json\n{"id": 3, "text": ""}\n'
    )

    first, broken, empty = map(
        json.loads,
        arrears("playbook", "search", "--jsonl", file).output.splitlines(),
    )

    assert (first["id"], "OBJ-04" in first["cards"][:3]) == (1, True)
    assert broken["error"]["code"] == "LineMisread"
    assert empty == {"id": 3, "cards": []}


def test_what_was_said_is_found_from_the_command_line(arrears):
    assert "OBJ-04" in arrears("playbook", "search", "上个月还过了").output
    assert arrears("playbook", "search").exit_code == 3


def test_families_cards_and_one_card_are_shown(arrears):
    assert "TAC" in arrears("playbook", "list").output
    assert "TAC-01" in arrears("--lang", "en", "playbook", "list", "tac").output
    shown = arrears("--lang", "en", "playbook", "show", "tac-01")
    assert (shown.exit_code, "TAC-01" in shown.output) == (0, True)
    plain = json.loads(arrears("playbook", "show", "TAC-01", "--json").output)
    assert plain["id"] == "TAC-01"
    assert arrears("playbook", "show", "XXX-99").exit_code == 3


def test_a_file_that_does_not_hold_is_named_with_its_line(arrears, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text("- id: OBJ-99\n  title: {zh: 标题, en: Title}\n")

    result = arrears("playbook", "check", file)

    assert result.exit_code == 3
    assert "bad.yaml:1" in result.stderr
    assert arrears("playbook", "check", tmp_path / "none.yaml").exit_code == 3


def test_scripts_are_listed_by_kind_stage_and_tone(arrears):
    kinds = arrears("playbook", "scripts").output
    early = arrears(
        "playbook", "scripts", "opening", "--stage", "early", "--tone", "warm"
    ).output

    assert "opening  " in kinds
    assert "letter  " in kinds
    assert "{due_on}" in early
    assert "认真" not in early
    assert "转告" in arrears("playbook", "scripts", "third_person").output


def test_a_kind_a_stage_or_a_tone_that_is_not_there_is_refused(arrears):
    for words in (["fax"], ["sms", "--stage", "end"], ["sms", "--tone", "cold"]):
        refused = arrears("--lang", "en", "playbook", "scripts", *words)
        assert refused.exit_code == 3
        assert "There are: " in refused.stderr


def test_a_file_of_scripts_that_does_not_hold_is_named_with_its_line(arrears, tmp_path):
    file = tmp_path / "sms.yaml"
    file.write_text(
        "kind: sms\nchannel: sms\naudience: debtor\nvariants:\n"
        '  - say: {zh: "{nmae}您好", en: "Hello {nmae}"}\n'
    )

    result = arrears("playbook", "check", file)

    assert result.exit_code == 3
    assert "sms.yaml:5" in result.stderr
    assert "条话术" in arrears("playbook", "check").output


@pytest.mark.django_db
def test_a_lenders_lines_come_into_force_and_a_wrong_file_changes_nothing(
    arrears, tmp_path
):
    from arrears.store.letterheads import letterhead_of
    from arrears.store.models import JournalEntry, Lender

    owner = Lender.objects.create(key="example", name="Example")
    file = tmp_path / "lines.yaml"
    words = ("--lang", "en", "playbook", "letterhead", file, "--lender")

    file.write_text("callback: 154 9000 0001\n")
    done = arrears(*words, "example")
    file.write_text("ring_back: 154 9000 0002\n")
    wrong = arrears(*words, "example")

    owner.refresh_from_db()
    assert (done.exit_code, "the number to ring back" in done.output) == (0, True)
    assert (wrong.exit_code, "no such key" in wrong.stderr) == (3, True)
    assert letterhead_of(owner)["callback"].zh == "154 9000 0001"
    assert arrears(*words, "nobody").exit_code == 3
    kinds = JournalEntry.objects.values_list("kind", flat=True)
    assert list(kinds) == ["LetterheadSet"]
