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


def test_a_dialogue_is_read_turn_by_turn_or_as_the_lawful_conversation_alone(arrears):
    whole = arrears("--lang", "en", "playbook", "dialogue", "1").output
    lawful = arrears("--lang", "en", "playbook", "dialogue", "1", "--lawful").output

    assert "DLG1-16" in whole
    assert "STR-B06" in whole
    assert "DET-01" in whole
    assert "DET-" not in lawful
    assert lawful.count("Debtor:") == 7
    assert arrears("playbook", "dialogue", "3").exit_code == 3


def test_cards_are_listed_by_the_law_of_a_place(arrears):
    there = arrears("--lang", "en", "playbook", "list", "--in", "us").output
    family = arrears("--lang", "en", "playbook", "list", "TAC", "--in", "US").output

    assert "SEG-12  The one who holds the purse  [allowed with conditions]" in there
    assert "US-8" in there
    assert "TAC-25" not in there
    assert "TAC-24  Relay messages: a very narrow door  [prohibited]" in family
    assert "TAC-25" in family
    assert arrears("playbook", "list", "--in", "mars").exit_code == 3


def test_a_card_shows_what_single_places_make_of_it(arrears):
    shown = arrears("--lang", "en", "playbook", "show", "TAC-24").output
    plain = json.loads(arrears("playbook", "show", "TAC-24", "--json").output)

    assert "United States [prohibited]" in shown
    assert plain["where"]["us"]["status"] == "prohibited"


def test_a_strange_place_in_a_file_is_named_with_its_line(arrears, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text(
        "- id: OBJ-99\n"
        "  title: {zh: 标题, en: Title}\n"
        "  text: {zh: 内容, en: Text}\n"
        "  do: [{zh: 听, en: Listen}]\n"
        "  avoid: [{zh: 打断, en: Interrupt}]\n"
        "  status: allowed\n"
        "  reason: {zh: 好, en: Fine}\n"
        "  where: {mars: {status: allowed, reason: {zh: 好, en: Fine}}}\n"
    )

    result = arrears("--lang", "en", "playbook", "check", file)

    assert result.exit_code == 3
    assert "bad.yaml:1 OBJ-99 there is no place mars" in result.stderr


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
