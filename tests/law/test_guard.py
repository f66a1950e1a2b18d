"""The guard: what was denied stays denied, and waiting helps where it says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import (
    booleans,
    builds,
    datetimes,
    integers,
    lists,
    sampled_from,
    sets,
    timedeltas,
)

from arrears.domain.contact.outcome import Result
from arrears.law.engine.cases import moment
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.packs import rules
from arrears.law.engine.usual import USUAL
from arrears.law.engine.verdict import Judgement, Verdict

RULES = rules(["cn", "house"])
COUNTING = [rule for rule in RULES if rule.counters]
MINUTE = timedelta(minutes=1)
ZONES = ["Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Europe/London"]
NOON = moment("Tue 2026-11-24 14:00")

instants = datetimes(
    datetime(2026, 3, 1), datetime(2026, 12, 1), timezones=sampled_from([UTC])
)
results = sampled_from(list(Result))


def event(at, result, point, ours):
    initiator = "collector" if ours else "debtor"
    return Happened(at, "alma", point, result, initiator)


def asked(at=NOON, history=(), zones=("Asia/Shanghai",), **facts):
    return Question(
        at=at,
        zones=tuple(zones),
        channel="phone",
        person="alma",
        point="mobile",
        facts={**USUAL, "point_kind": "mobile", **facts},
        history=history,
    )


@given(
    at=instants,
    before=lists(
        builds(
            lambda ago, result, point, ours: (ago, result, point, ours),
            timedeltas(timedelta(0), timedelta(days=2)),
            results,
            sampled_from(["mobile", "home"]),
            booleans(),
        ),
        max_size=9,
    ),
    more=results,
)
def test_one_more_attempt_never_makes_a_denied_call_allowed(at, before, more):
    history = tuple(event(at - ago, *rest) for ago, *rest in before)
    question = asked(at, history)
    after = replace(question, history=(*history, event(at, more, "mobile", ours=True)))

    assert judge(after, COUNTING).verdict >= judge(question, COUNTING).verdict


@given(
    at=instants,
    zones=sets(sampled_from(ZONES), min_size=1, max_size=2),
    talks=integers(0, 4),
    consent=booleans(),
)
def test_the_next_lawful_moment_is_lawful_and_the_minute_before_is_not(
    at, zones, talks, consent
):
    talk = event(at, Result.CONVERSATION, "mobile", ours=True)
    question = asked(at, (talk,) * talks, zones, hours_agreed=consent)

    judgement = judge(question, RULES)

    if judgement.allowed:
        assert judgement.next_allowed_at is None
        return
    opens = judgement.next_allowed_at
    assert judge(replace(question, at=opens), RULES).allowed
    if opens - MINUTE >= at:
        assert not judge(replace(question, at=opens - MINUTE), RULES).allowed


def test_at_night_the_next_moment_is_eight_in_the_morning():
    judgement = judge(asked(moment("Tue 2026-11-24 22:00")), RULES)

    assert judgement.next_allowed_at == moment("Wed 2026-11-25 08:00")


def test_a_person_in_two_zones_is_called_when_it_is_day_in_both():
    in_both = asked(zones=["Asia/Shanghai", "America/New_York"])

    judgement = judge(in_both, RULES)

    assert judgement.verdict is Verdict.DENY
    assert judgement.next_allowed_at == moment("Tue 2026-11-24 21:00")


@pytest.mark.parametrize("zones", [[], ["Mars/Base"], ["Asia/Shanghai", ""]])
def test_where_the_zone_is_not_known_a_person_decides(zones):
    judgement = judge(asked(zones=zones), RULES)

    assert judgement.verdict is Verdict.NEEDS_HUMAN
    assert judgement.next_allowed_at is None


def test_waiting_does_not_lift_a_stop():
    judgement = judge(asked(stopped=True), RULES)

    assert judgement.verdict is Verdict.DENY
    assert judgement.next_allowed_at is None


def test_the_strictest_finding_comes_first_and_decides():
    at_table = moment("Tue 2026-11-24 12:00")

    judgement = judge(asked(at_table, stopped=True, reminder_agreed=None), RULES)

    assert judgement.findings[0].rule == "house.stopped"
    assert judgement.verdict is Verdict.DENY
    assert "house.mealtimes" in {finding.rule for finding in judgement.findings}


def test_a_warning_does_not_forbid():
    judgement = judge(asked(moment("Tue 2026-11-24 12:00")), RULES)

    assert judgement.verdict is Verdict.WARN
    assert judgement.allowed


def test_the_reason_names_the_hour_and_the_figure():
    judgement = judge(asked(moment("Tue 2026-11-24 22:30")), RULES)

    assert "22:30" in judgement.findings[0].why.zh
    assert "08:00" in judgement.findings[0].why.en


def test_a_question_about_a_day_before_the_law_is_answered_by_that_day():
    old = asked(datetime(2024, 11, 24, 15, 30, tzinfo=UTC))  # before 2025-02-28

    assert judge(old, [rule for rule in RULES if rule.name == "hours"]).allowed


def test_nothing_found_is_allowed():
    assert Judgement(()).allowed
    assert judge(asked(), RULES).verdict is Verdict.ALLOW
