"""`arrears playbook`: found, listed, shown, checked."""

import json


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


def test_a_dialogue_is_read_turn_by_turn_or_as_the_lawful_conversation_alone(arrears):
    whole = arrears("--lang", "en", "playbook", "dialogue", "1").output
    lawful = arrears("--lang", "en", "playbook", "dialogue", "1", "--lawful").output

    assert "DLG1-16" in whole
    assert "STR-B06" in whole
    assert "DET-01" in whole
    assert "DET-" not in lawful
    assert lawful.count("Debtor:") == 7
    assert arrears("playbook", "dialogue", "3").exit_code == 3
