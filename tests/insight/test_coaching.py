"""Notes for help: only where chance does not explain it, and each with a card."""

from datetime import timedelta

import pytest

from arrears.insight.coaching import LESSONS, MIX_CARD, STREAK_CARD, coaching
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


def dials(who, *, mobile, of):
    return [
        row(
            "contacts",
            "A",
            collector=who,
            point_kind="mobile" if n < mobile else "work",
        )
        for n in range(of)
    ]


def mixed(rows):
    return coaching([answered("phone_mix", by="collector", contacts=rows)])


@pytest.mark.covers("CALC-09", "KPI-17")
def test_a_mix_that_drifts_to_work_gets_a_note_with_what_chance_would_give():
    found = mixed([*dials("li", mobile=510, of=600), *dials("wu", mobile=20, of=50)])

    assert [(each.collector, each.card) for each in found] == [("wu", MIX_CARD)]
    assert "40%" in found[0].said.en
    assert "By chance alone 50 would mostly give" in found[0].said.en
    assert "仅凭偶然" in found[0].said.zh


def test_a_mix_within_chance_or_of_few_dials_gets_none():
    many = dials("li", mobile=350, of=400)

    assert mixed([*many, *dials("wu", mobile=42, of=50)]) == ()
    assert mixed([*many, *dials("wu", mobile=5, of=29)]) == ()


def followed(who, *, n, of):
    return [
        row("promises", f"{who}{i}", collector=who, state="kept", followed=i < n)
        for i in range(of)
    ]


@pytest.mark.parametrize(("n", "told"), [(15, ["wu"]), (48, [])])
def test_late_follow_ups_are_spoken_of_where_chance_does_not_explain_them(n, told):
    rows = [*followed("li", n=95, of=100), *followed("wu", n=n, of=50)]

    found = coaching([answered("follow_up", by="collector", promises=rows)])

    assert [each.collector for each in found] == told


@pytest.mark.parametrize(
    "name", [*(each.card for each in LESSONS.values()), MIX_CARD, STREAK_CARD]
)
def test_every_note_names_a_card_that_is_there(name):
    assert card(name)


def breaks(who, *, read, of):
    return [
        row("breaks", f"{who}{n}", collector=who, is_read=n < read) for n in range(of)
    ]


def skipped(teams, *rows):
    found = answered("reviewed_before", by="collector", breaks=list(rows))
    return coaching([found], teams=teams)


def test_skipped_reviews_stand_beside_the_rest_of_the_own_team():
    rows = (
        *breaks("li", read=80, of=100),
        *breaks("wu", read=30, of=100),
        *breaks("xu", read=240, of=300),
    )

    (note,) = skipped({"li": "north", "wu": "north", "xu": "south"}, *rows)

    assert (note.collector, note.card) == ("wu", "PROC-37")
    assert "opened in 30%, by the rest of the team in 80%" in note.said.en
    assert "班组其他人是 80%" in note.said.zh


def test_who_is_alone_in_a_team_stands_beside_everybody():
    rows = (*breaks("li", read=80, of=100), *breaks("wu", read=30, of=100))

    (note,) = skipped({"wu": "south"}, *rows)

    assert note.collector == "wu"
    assert "by everybody in 55%" in note.said.en
