"""Counters count on the debtor's own calendar days, in both readers alike."""

from dataclasses import replace
from datetime import UTC, date, datetime

import narwhals.stable.v2 as nw
import pytest

from arrears.domain.contact.outcome import Result
from arrears.law.engine.cases import moment
from arrears.law.engine.columns import (
    CounterMeansTwoThings,
    counted,
    counters,
    day_bounds,
)
from arrears.law.engine.counter import RESULTS, Counter, Happened, window_start
from arrears.law.engine.packs import rules
from tests.law.test_packs import EVENT

TALKS = Counter("talks", "conversation", "person", days=1)
WEEK = Counter("week", "dial", "person", days=7)
AT = moment("Tue 2026-11-24 15:00")


def happened(at, result=Result.CONVERSATION, **told):
    return Happened(at=at, person="alma", point="mobile", result=result, **told)


def count(counter, *events, at=AT, zone="Asia/Shanghai"):
    return counter.of(events, person="alma", point="mobile", at=at, zone=zone)


@pytest.mark.parametrize(
    ("first", "talks"),
    [("Mon 2026-11-23 23:59:59", 0), ("Tue 2026-11-24 00:00:00", 1)],
)
def test_a_day_begins_at_the_debtors_midnight(first, talks):
    assert count(TALKS, happened(moment(first))) == talks


@pytest.mark.parametrize(
    ("first", "dials"),
    [("Tue 2026-11-17 23:59:59", 0), ("Wed 2026-11-18 00:00:00", 1)],
)
def test_seven_days_are_today_and_the_six_before(first, dials):
    assert count(WEEK, happened(moment(first))) == dials


def test_what_comes_later_does_not_count_yet():
    assert count(TALKS, happened(moment("Tue 2026-11-24 15:00:01"))) == 0


def test_one_instant_is_today_here_and_yesterday_there():
    talk = happened(moment("Tue 2026-11-24 10:00"))  # Monday evening in New York

    assert count(TALKS, talk) == 1
    assert count(TALKS, talk, at=moment("Wed 2026-11-25 02:00")) == 0
    at = datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert count(TALKS, talk, at=at, zone="America/New_York") == 0


def test_who_rang_matters_unless_the_counter_says_anyone():
    rang_us = happened(moment("Tue 2026-11-24 10:00"), initiator="debtor")

    assert count(TALKS, rang_us) == 0
    assert count(replace(TALKS, begun_by="anyone"), rang_us) == 1


def test_a_letter_is_no_call():
    sent = happened(moment("Tue 2026-11-24 10:00"), channel="letter")

    assert count(TALKS, sent) == 0


def test_a_reserved_call_counts_everywhere_until_it_is_told():
    assert all(Result.RESERVED in results for results in RESULTS.values())


def test_the_hour_that_comes_twice_belongs_to_one_day():
    begun = window_start(
        datetime(2026, 11, 1, 6, 30, tzinfo=UTC), days=1, zone="America/New_York"
    )

    assert begun == datetime(2026, 11, 1, 4, tzinfo=UTC)


def test_two_meanings_of_one_counter_are_refused():
    rule = next(rule for rule in rules(["cn"]) if rule.counters)
    (name,) = rule.counters
    other = replace(rule, counters={name: replace(rule.counters[name], days=9)})

    with pytest.raises(CounterMeansTwoThings):
        counters([rule, other])


@pytest.mark.parametrize(
    ("forgotten", "talks"),
    [
        ({}, 1),
        ({"result": None}, None),
        ({"initiator": None}, None),
        ({"at": None}, None),
        ({"initiator": None, "at": datetime(2026, 11, 20)}, 0),
        ({"result": None, "channel": "sms"}, 0),
    ],
)
def test_an_attempt_too_little_known_leaves_the_count_open(forgotten, talks, frame):
    told = {
        "person": "alma",
        "point": "mobile",
        "zone": "Asia/Shanghai",
        "at": datetime(2026, 11, 24, 2),
        "result": "conversation",
        "initiator": "collector",
        "channel": "phone",
        "debt": "",
        "by": "agency",
        "excused": False,
    } | forgotten
    bounds = day_bounds(date(2026, 11, 24), wanted=[TALKS])
    kinds = {name: nw.Datetime("us") for name in bounds} | {"zone": nw.String}
    attempts = frame({name: [value] for name, value in told.items()}, EVENT)
    days = frame(bounds, kinds)

    rows = counted(attempts.join(days, on="zone"), wanted=[TALKS], whom="person")

    assert rows.collect("polars")["talks"].to_list() == [talks]
