"""Cases of rules are told in lines that a reader can check against a calendar."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from arrears.domain.contact.outcome import Result
from arrears.law.engine.cases import CaseMisread, moment, rule_cases
from arrears.law.engine.packs import rules

RULE = rules(["cn"])[0]
TOLD = {
    "name": "somebody calls",
    "at": "Tue 2026-11-24 15:00:00",
    "then": "allow",
    "basis": "house policy",
}


def case(**told):
    return rule_cases([replace(RULE, cases=(TOLD | told,))])[0]


def test_a_moment_is_read_in_the_debtors_zone():
    assert moment("Tue 2026-11-24 08:30") == datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def test_a_moment_with_the_wrong_weekday_is_refused():
    with pytest.raises(CaseMisread, match="that day is a Tue"):
        moment("Wed 2026-11-24 08:30")


def test_a_call_says_what_it_came_to_who_began_it_and_on_which_number():
    told = case(calls=["Tue 2026-11-24 08:30 conversation by debtor on home"])

    event = told.question.history[0]

    assert (event.result, event.initiator, event.point) == (
        Result.CONVERSATION,
        "debtor",
        "home",
    )


def test_a_call_is_ours_and_on_the_mobile_where_nothing_else_is_said():
    event = case(calls=["Tue 2026-11-24 08:30 busy"]).question.history[0]

    assert (event.initiator, event.point) == ("collector", "mobile")


@pytest.mark.parametrize("call", ["08:30 busy", "Tue 2026-11-24 08:30 busy at home"])
def test_a_call_in_another_form_is_refused(call):
    with pytest.raises(CaseMisread):
        case(calls=[call])


def test_a_key_that_means_nothing_is_refused():
    with pytest.raises(CaseMisread, match="unknown"):
        case(colour="red")


def test_several_zones_are_told_in_the_clock_of_the_first():
    told = case(zones=["America/New_York", "Asia/Shanghai"])

    assert told.question.at == datetime(2026, 11, 24, 20, tzinfo=UTC)
