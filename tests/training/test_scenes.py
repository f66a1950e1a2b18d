"""Scenes: every type, reason and category appears; a faulty one is named by file and place."""

import pytest

from arrears.domain.case.cause import CATEGORIES, PERSONAS, REASONS
from arrears.training.scene.library import (
    SceneFaulty,
    UnknownScene,
    own_scene,
    scene,
    scene_files,
    scenes,
)
from arrears.training.scene.mixed import mixed_names
from arrears.training.scene.scene_check import scene_faults

GOOD = scene_files()["tearful-instalments"]


@pytest.mark.covers("TRN-10", "CAT-01", "CAT-02", "CAT-03", "CAT-04")
def test_every_type_every_reason_and_every_category_can_be_practised():
    known = scenes().values()

    assert len(known) >= 16
    assert {each.persona for each in known} == {each.code for each in PERSONAS}
    assert {each.reason for each in known} == {each.code for each in REASONS}
    assert {each.category for each in known} == {each.code for each in CATEGORIES}


@pytest.mark.parametrize("name", scenes())
def test_the_scenes_of_the_house_hold(name):
    assert scene_faults(name, scene_files()[name]) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "line"),
    [
        ("persona: PER-01", "persona: PER-99", "persona", 6),
        ("today: Thu", "today: Fri", "today", 9),
        ("owed: 18600", "owed: 1", "debt.overdue", 11),
        ("cash: 300", "cash: many", "means.cash", 14),
        ("day: 15", "day: 32", "means.incomes[1].day", 20),
        ("payer: self", "payer: neighbour", "means.payer", 18),
        ("receipt: none", "recipe: none", "recipe", 22),
        ("  essentials: 3900\n", "", "means.essentials", 14),
    ],
)
def test_a_fault_is_named_with_file_line_and_place(old, new, place, line):
    assert old in GOOD

    fault = scene_faults("mine.yaml", GOOD.replace(old, new))[0]

    assert (fault.file, fault.place) == ("mine.yaml", place)
    assert fault.line == line
    assert "mine.yaml" in fault.words.zh


@pytest.mark.parametrize(
    "text", ["", "- a\n- b", "a: [", "just words", "\x00", "title: 3", "a: " * 50_000]
)
def test_what_is_no_scene_is_refused_in_a_sentence(text):
    with pytest.raises(SceneFaulty) as refused:
        own_scene("mine.yaml", text)

    assert refused.value.sentence.zh


def test_a_scene_that_is_not_there_is_refused_by_name():
    with pytest.raises(UnknownScene):
        scene("nobody")


def test_a_trainers_own_cause_is_what_the_debtor_tells():
    from arrears.training.talk import Talk
    from tests.training.talks import HELLO, KIND, WHY

    text = GOOD + "cause:\n- 家里的牛跑了\n"
    talk = Talk(own_scene("mine.yaml", text), 1)
    for line in (HELLO, KIND, WHY):
        answer = talk.hear(line).answer

    assert "家里的牛跑了" in answer


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("greet: {trust: 3", "greet: {trust: 300", "greet.trust"),
        ("greet: {trust: 3", "greet: {love: 3", "greet.love"),
        ("greet: {trust", "wave: {trust", "wave"),
    ],
)
def test_a_table_of_moods_is_checked_by_act_and_scale(old, new, place):
    from importlib import resources

    from arrears.training.debtor.transitions_check import transition_faults

    file = resources.files("arrears.training.debtor") / "transitions.yaml"
    text = file.read_text("utf-8")
    faults = transition_faults("transitions.yaml", text.replace(old, new))

    assert transition_faults("transitions.yaml", text) == ()
    assert (faults[0].place, faults[0].line) == (place, 5)


def test_a_household_with_nothing_can_be_talked_with_and_is_not_pressed_for_a_sum():
    from arrears.training.coach.report import coached
    from arrears.training.scripted.player import played
    from arrears.training.scripted.script import model

    start = GOOD.index("  incomes:")
    end = GOOD.index("earlier:")
    poor = own_scene("poor.yaml", GOOD[:start] + "  incomes: []\n" + GOOD[end:])
    report = coached(played(poor, 1, model("PER-01")))

    assert report.promise is None
    assert report.after.kept_minor == 0
    assert report.scores["offer"] == 100


@pytest.mark.covers("TRN-10")
def test_every_type_with_every_reason_and_category_makes_a_scene_of_its_own():
    mixes = [scene(name) for name in mixed_names()]
    told = {(each.persona, each.reason, each.category) for each in mixes}

    assert len(told) == 8 * 8 * 4
    assert all(each.household.spare_minor > 0 for each in mixes)
    assert scene(mixed_names()[0]) == mixes[0]


@pytest.mark.parametrize("name", ["PER-01+RSN-02", "PER-09+RSN-01+CAT-01", "++", "+"])
def test_half_a_mix_is_no_scene(name):
    with pytest.raises(UnknownScene):
        scene(name)
