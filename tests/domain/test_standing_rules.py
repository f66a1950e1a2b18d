"""Standing rules hand out: who holds a case keeps it, once is enough, lists follow."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.domain.case.assigning import Able, Change, Standing
from arrears.domain.case.standing_rules import (
    HOUSE,
    Handed,
    Matched,
    StandingRule,
    concerned,
    handed,
)

LI, MO, CARLA = Able("li", "甲组", 0), Able("mo", "甲组", 0), Able("carla", "乙组", 0)
SEATS = (LI, MO, CARLA)
CASE = Standing(1, "A-1042", owed_minor=500, product="card", language="zh")
TO_LI = StandingRule("li", Change("seat", seat="li"), version="r-1")
TO_TEAM = StandingRule("team", Change("team", team="甲组"), version="r-1")
EVENLY = StandingRule("even", Change("even", team="甲组"), version="t-1")
KEEPER = StandingRule("keeper", Change("keeper", team="甲组"), version="t-1")


def taking(rule: StandingRule) -> StandingRule:
    return replace(rule, takes_held=True)


def one(
    rules: Mapping[str, StandingRule], standing: Standing = CASE, seats=SEATS
) -> Handed | None:
    found = handed([Matched(standing, rules)], seats=seats)
    return found[0] if found else None


def to(rules: Mapping[str, StandingRule], standing: Standing = CASE):
    found = one(rules, standing)
    return (found.decided.seat, found.decided.team) if found else None


def test_a_case_that_nobody_holds_goes_where_the_rule_says():
    found = one({HOUSE: TO_LI})

    assert (found.decided.seat, found.decided.reason) == ("li", "by_rule")
    assert found.told == "r-1 · li"


def test_without_a_rule_that_fits_nothing_happens():
    assert one({}) is None


@pytest.mark.parametrize("held", [{"seat": "carla"}, {"team": "乙组"}])
def test_who_holds_a_case_keeps_it_unless_the_rule_says_so(held):
    standing = replace(CASE, **held)

    assert to({HOUSE: TO_LI}, standing) is None
    assert to({HOUSE: taking(TO_LI)}, standing) == ("li", "")


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        (TO_LI, {"seat": "li"}),
        (TO_TEAM, {"team": "甲组"}),
        (TO_TEAM, {"seat": "mo"}),
        (EVENLY, {"seat": "mo"}),
    ],
)
def test_a_case_that_is_where_the_rule_wants_it_stays(rule, held):
    assert to({HOUSE: taking(rule)}, replace(CASE, **held)) is None


def test_a_team_s_list_goes_on_where_the_house_s_ends():
    found = one({HOUSE: TO_TEAM, "甲组": EVENLY})

    assert (found.decided.seat, found.decided.team) == ("li", "")
    assert found.told == "r-1 · team → t-1 · even"


def test_a_team_s_list_is_for_what_the_team_has():
    of_team = replace(CASE, team="甲组")

    assert to({"甲组": EVENLY}) is None
    assert to({"甲组": EVENLY}, of_team) == ("li", "")
    assert to({"乙组": EVENLY}, of_team) is None


def test_within_a_team_a_seat_s_case_moves_only_where_the_rule_says_so():
    of_mo, of_carla = replace(CASE, seat="mo"), replace(CASE, seat="carla")

    assert to({"甲组": TO_LI}, of_mo) is None
    assert to({"甲组": taking(TO_LI)}, of_mo) == ("li", "")
    assert to({"甲组": taking(TO_LI)}, of_carla) is None


def test_a_rule_that_cannot_have_its_way_says_why_and_no_other_takes_its_place():
    away = (replace(LI, away=True), MO, CARLA)
    found = one({HOUSE: TO_LI}, seats=away)

    assert found.decided.refused == "away"
    assert one({HOUSE: TO_LI}, seats=(MO,)).decided.refused == "nobody"


def test_a_case_stays_the_team_s_where_no_seat_of_it_fits():
    poor = tuple(replace(each, authority_minor=499) for each in SEATS)
    found = one({HOUSE: TO_TEAM, "甲组": EVENLY}, seats=poor)

    assert (found.decided.team, found.decided.refused) == ("甲组", "")
    assert found.told == "r-1 · team"
    held = replace(CASE, team="甲组")
    assert one({"甲组": EVENLY}, held, poor).decided.refused == "nobody"


def test_the_freest_gets_the_next_and_who_knows_the_debtor_goes_before():
    cases = [Matched(replace(CASE, case=n), {HOUSE: EVENLY}) for n in range(4)]
    found = handed(cases, seats=(replace(LI, cases=1), MO))
    assert [each.decided.seat for each in found] == ["mo", "li", "mo", "li"]

    known = replace(CASE, known_to="mo")
    assert to({HOUSE: KEEPER}, known) == ("mo", "")


def test_a_case_somebody_is_on_the_telephone_with_stays():
    assert one({HOUSE: TO_LI}, replace(CASE, caller="mo")).decided.refused == (
        "call_open"
    )


teams = st.sampled_from(["甲组", "乙组"])
changes = st.one_of(
    st.sampled_from(["li", "mo", "carla", "gone"]).map(lambda s: Change("seat", s)),
    st.builds(lambda k, t: Change(k, team=t), st.sampled_from(["team", "even"]), teams),
)
rules = st.builds(
    lambda to, takes: StandingRule("r", to, takes_held=takes), changes, st.booleans()
)


def of_own(team: str):
    """Return rules as a team's list may hold them."""
    own = {"甲组": ["li", "mo"], "乙组": ["carla"]}[team]
    to_seat = st.sampled_from(own).map(lambda seat: Change("seat", seat=seat))
    kinds = st.one_of(to_seat, st.just(Change("even", team=team)))
    return st.builds(
        lambda to, takes: StandingRule("t", to, takes_held=takes), kinds, st.booleans()
    )


held = st.sampled_from(
    [("", ""), ("li", ""), ("mo", ""), ("carla", ""), ("gone", ""), ("", "甲组"), ("", "乙组")]
)  # fmt: skip
ables = st.tuples(
    *(
        st.builds(
            lambda n, away, most, seat=seat: replace(
                seat, cases=n, away=away, authority_minor=most
            ),
            st.integers(0, 3),
            st.booleans(),
            st.sampled_from([None, 100, 1000]),
        )
        for seat in SEATS
    )
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    houses=st.none() | rules,
    first=st.none() | of_own("甲组"),
    second=st.none() | of_own("乙组"),
    held=st.lists(held, min_size=1, max_size=8),
    seats=ables,
)
def test_nothing_moves_twice_and_a_second_run_changes_nothing(
    houses, first, second, held, seats
):
    lists = {HOUSE: houses, "甲组": first, "乙组": second}
    mine = {whose: rule for whose, rule in lists.items() if rule}
    cases = [
        Matched(replace(CASE, case=n, number=f"A-{n}", seat=at[0], team=at[1]), mine)
        for n, at in enumerate(held)
    ]

    found = {each.decided.standing.case: each for each in handed(cases, seats=seats)}

    desk = {seat.seat: seat for seat in seats}
    moved = {n: each for n, each in found.items() if not each.decided.refused}
    for n, each in moved.items():
        before, at = cases[n].standing, each.decided
        assert (at.seat, at.team) != (before.seat, before.team)
        if before.seat:
            assert any(rule.takes_held for rule in each.rules)
        if at.seat:
            assert not desk[at.seat].refuses(before)
    assert all(concerned(cases[n], desk) for n in found)
    again = [
        replace(
            each,
            standing=replace(
                each.standing,
                seat=moved[n].decided.seat,
                team=moved[n].decided.team,
            ),
        )
        if n in moved
        else each
        for n, each in enumerate(cases)
    ]
    assert all(each.decided.refused for each in handed(again, seats=seats))
