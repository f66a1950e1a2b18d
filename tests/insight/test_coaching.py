"""Notes for help: only where chance does not explain it, and each with a card."""

from datetime import timedelta

import pytest

from arrears.insight.coaching import LESSONS, STREAK_CARD, coaching
from arrears.playbook.card import card

from .book import OPENED, answered, row

DAY = timedelta(days=1)


def promises(who, *, kept, of):
    return [
        row(
            "promises",
            f"{who}{n}",
            collector=who,
            state="kept" if n < kept else "broken",
        )
        for n in range(of)
    ]


def noted(rows):
    found = coaching([answered("kept_rate", by="collector", promises=rows)])
    return [each.collector for each in found]


def test_who_keeps_fewer_than_chance_explains_gets_a_friendly_note():
    rows = [*promises("li", kept=60, of=100), *promises("wu", kept=15, of=100)]

    (note,) = coaching([answered("kept_rate", by="collector", promises=rows)])

    assert (note.collector, note.card) == ("wu", "TAC-39")
    assert "may help" in note.said.en


def test_few_and_those_within_chance_get_none():
    many = promises("li", kept=60, of=100)

    assert noted([*many, *promises("wu", kept=2, of=29)]) == []
    assert noted([*many, *promises("wu", kept=52, of=100)]) == []


def test_a_sure_difference_that_hardly_matters_gets_none():
    many = promises("li", kept=1990, of=2000)

    assert noted([*many, *promises("wu", kept=960, of=1000)]) == []


def test_a_streak_is_spoken_of_where_chance_does_not_explain_it():
    days = [OPENED + n * DAY for n in range(20)]
    calls = [
        row("contacts", "A", on=d, collector=w)
        for d in days
        for w in ("li", "wu", "xu")
    ]
    money = [
        row("money", "A", on=d, minor=1, collector=w)
        for d in days[::2]
        for w in ("li", "xu")
    ]
    money += [row("money", "A", on=d, minor=1, collector="wu") for d in days[:8]]

    found = coaching(
        [answered("zero_days", by="collector", contacts=calls, money=money)]
    )

    assert [(each.collector, each.card) for each in found] == [("wu", STREAK_CARD)]
    assert "It happens to everybody" in found[0].said.en


@pytest.mark.parametrize(
    "name", [*(each.card for each in LESSONS.values()), STREAK_CARD]
)
def test_every_note_names_a_card_that_is_there(name):
    assert card(name)
