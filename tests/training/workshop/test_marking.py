"""The workshop's thirteen cases, and an analysis beside the house's."""

import pytest

from arrears.playbook.review.review import review
from arrears.training.workshop.case_file import (
    UnknownWorkshopCase,
    told_file,
    told_files,
)
from arrears.training.workshop.marking import known, marked
from arrears.training.workshop.sheet import NONE, items
from arrears.training.workshop.shown import facts, history

THIRTEEN = [f"CASE-{number:02}" for number in range(1, 14)]
every_case = pytest.mark.parametrize("name", THIRTEEN)


def as_the_house(name: str) -> dict[str, list[str]]:
    return {each.item.name: list(each.house) for each in marked(told_file(name), {}).items}  # fmt: skip


@pytest.mark.covers(*THIRTEEN, "TRN-07")
@every_case
def test_who_says_what_the_house_says_scores_a_hundred_and_who_says_nothing_none(name):
    file = told_file(name)

    assert marked(file, as_the_house(name)).score == 100
    assert marked(file, {}).score == 0


@every_case
def test_the_path_is_the_reviews_own_and_every_item_gives_a_source_or_a_reason(name):
    file = told_file(name)
    result = marked(file, {})

    assert result.items[0].house == (str(review(file.case).route),)
    for each in result.items:
        assert each.why or each.sources or each.signs or each.house == (NONE,)
        assert set(each.house) <= each.item.choices.keys()


@every_case
def test_the_file_is_told_in_both_languages_and_says_nothing_of_sex_or_origin(name):
    told = " ".join(
        f"{fact.name.en} {fact.value.en}" for fact in facts(told_file(name))
    )
    notes = [past.note.en for past in history(told_file(name))]

    assert all(note.isascii() or "“" in note or "’" in note for note in notes)
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in told + "".join(notes))
    assert "native" not in told.lower()


def test_every_case_of_the_catalogue_is_there_and_no_other():
    assert list(told_files()) == THIRTEEN
    with pytest.raises(UnknownWorkshopCase):
        told_file("CASE-14")


def test_the_weights_come_to_a_hundred():
    assert sum(each.weight for each in items()) == 100


def test_of_several_choices_the_shared_part_counts():
    house = as_the_house("CASE-09")
    assert house["offers"] == ["full_payment", "small_monthly_plan"]

    offers = marked(told_file("CASE-09"), {"offers": ["full_payment"]}).items[-1]
    assert (offers.share, len(offers.agrees), len(offers.house_alone)) == (50, 1, 1)


def test_ticking_everything_does_not_help():
    every = {each.name: list(each.choices) for each in items()}

    assert marked(told_file("CASE-01"), every).score < 50


@pytest.mark.parametrize("junk", [["'; drop"], ["", "stop\0"], ["催"] * 5000])
def test_what_is_no_choice_is_left_out(junk):
    assert marked(told_file("CASE-01"), {"route": junk}).score == 0
    assert known({"route": junk, "more": ["x"]})["route"] == []
