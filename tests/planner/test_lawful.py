"""No call that a rule forbids, and always the rule that does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, a_point, an_attempt, plan_of_one, planned

ALMA = a_case("A-1042", person="alma")
MOBILE = a_point("alma", "mobile")
HOME = a_point("alma", "home", kind="home")
WORK = a_point("alma", "work", kind="work", permitted_until=TODAY)


def tried(times, point="mobile", at="2026-11-24 08:10", **told):
    return [an_attempt("alma", at, point=point, **told)] * times


def plan_of_alma(points=(MOBILE,), **told):
    return plan_of_one(ALMA, points=points, **told)


def test_the_mobile_is_called_before_the_home_before_the_work_number():
    assert plan_of_alma([WORK, HOME, MOBILE])["point"] == "mobile"
    assert plan_of_alma([WORK, HOME])["point"] == "home"
    assert plan_of_alma([WORK])["point"] == "work"


def test_of_two_mobiles_the_first_by_name_is_called():
    assert plan_of_alma([a_point("alma", "b"), a_point("alma", "a")])["point"] == "a"


def test_a_number_that_is_used_up_gives_way_to_the_next():
    row = plan_of_alma([MOBILE, HOME], attempts=tried(6))

    assert (row["point"], row["reason"]) == ("home", None)


def test_five_dials_in_vain_leave_room_and_six_do_not():
    assert plan_of_alma(attempts=tried(5))["reason"] is None
    assert plan_of_alma(attempts=tried(6))["reason"] == "cn.unanswered_dials"


def test_where_all_numbers_are_refused_the_best_one_says_why():
    row = plan_of_alma([WORK | {"permitted_until": None}, MOBILE], attempts=tried(6))

    assert (row["point"], row["reason"]) == (None, "cn.unanswered_dials")


@pytest.mark.covers("DPD-01")
@pytest.mark.parametrize(
    ("until", "reason"),
    [
        (None, "house.work_number"),
        (TODAY - timedelta(days=1), "house.work_number"),
        (TODAY, None),
    ],
)
def test_the_work_number_is_called_while_the_permission_runs(until, reason):
    assert plan_of_alma([WORK | {"permitted_until": until}])["reason"] == reason


def test_without_a_telephone_there_is_nothing_to_call():
    assert plan_of_alma([])["reason"] == "no_number"
    assert plan_of_alma([a_point("alma", kind="email")])["reason"] == "no_number"
    assert plan_of_alma([a_point("boris")])["reason"] == "no_number"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"stop": "dispute"}, "house.stopped"),
        ({"stop": "a word nobody knows"}, "house.stopped"),
        ({"stop": "plan_kept"}, "cn.plan_kept"),
        ({"promise_on": TODAY + timedelta(days=1)}, "house.promise_pending"),
        ({"promise_on": TODAY}, "house.promise_pending"),
        ({"promise_on": TODAY, "reminder_agreed": True}, None),
        (
            {"promise_on": TODAY, "reminder_agreed": True, "stop": "plan_kept"},
            None,
        ),
        ({"promise_on": TODAY - timedelta(days=1)}, None),
    ],
)
def test_stops_plans_and_promises_are_kept(told, reason):
    assert plan_of_one(ALMA | told, points=[MOBILE])["reason"] == reason


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"stop": None}, "cn.plan_kept?"),
        ({"promise_on": TODAY, "reminder_agreed": None}, "house.promise_pending?"),
        ({"reminder_agreed": None}, None),
    ],
)
def test_a_fact_nobody_knows_sets_the_case_aside(told, reason):
    assert plan_of_one(ALMA | told, points=[MOBILE])["reason"] == reason


def test_a_number_nobody_knows_enough_of_gives_way_to_one_that_is_known():
    unsure = a_point("alma", "a", restricted=None)

    assert plan_of_alma([unsure, HOME])["point"] == "home"
    assert plan_of_alma([unsure])["reason"] == "house.restricted_point?"
    of_no_kind = a_point("alma", kind=None)
    assert plan_of_alma([of_no_kind])["reason"] == "house.work_number?"


@pytest.mark.parametrize("zone", [None, "", "Mars/Base", "CST+8"])
def test_where_the_clock_is_not_known_nobody_is_called(zone):
    row = plan_of_one(ALMA | {"zone": zone}, points=[MOBILE])

    assert row["reason"] == "unknown_zone"


def test_an_attempt_too_little_known_sets_the_case_aside():
    unsure = tried(1, result=None)

    assert plan_of_alma(attempts=unsure)["reason"] == "cn.connected_calls?"


def test_attempts_of_other_days_do_not_count():
    yesterday = tried(9, at="2026-11-23 23:59")
    tomorrow = tried(9, at="2026-11-25 00:00")

    assert plan_of_alma(attempts=[*yesterday, *tomorrow])["reason"] is None


@pytest.mark.parametrize(
    ("zone", "at", "reason"),
    [
        ("Asia/Shanghai", "2026-11-24 00:00", "cn.unanswered_dials"),
        ("Asia/Shanghai", "2026-11-23 23:59", None),
        ("America/New_York", "2026-11-24 23:59", "cn.unanswered_dials"),
        ("America/New_York", "2026-11-25 00:00", None),
        ("Asia/Urumqi", "2026-11-24 00:00", "cn.unanswered_dials"),
        ("Asia/Urumqi", "2026-11-23 23:59", None),
    ],
)
def test_today_is_the_debtors_own_today(zone, at, reason):
    attempts = tried(6, at=at, zone=zone)

    row = plan_of_one(ALMA | {"zone": zone}, points=[MOBILE], attempts=attempts)

    assert row["reason"] == reason


def test_a_debtor_in_two_zones_is_counted_by_each_cases_own_day():
    here, there = ALMA, ALMA | {"case": "A-1043", "zone": "America/New_York"}
    attempts = tried(6, at="2026-11-24 09:00")  # Monday evening in New York

    plan = planned(here, there, points=[MOBILE], attempts=attempts)

    assert plan["A-1042"]["reason"] == "cn.unanswered_dials"
    assert plan["A-1043"]["reason"] is None


@pytest.mark.covers("CAD-02")
@pytest.mark.parametrize("initiator", ["collector", "debtor"])
def test_who_was_talked_to_today_is_left_in_peace(initiator):
    talked = tried(1, result="conversation", initiator=initiator)

    assert plan_of_alma(attempts=talked)["reason"] == "reached_today"


def test_who_is_being_rung_right_now_is_not_rung_again():
    assert plan_of_alma(attempts=tried(1, result="reserved"))["reason"]


def test_who_promised_for_today_is_called_although_we_talked():
    due = {"promise_on": TODAY, "promise_at_minutes": 900, "reminder_agreed": True}
    talked = tried(1, result="conversation")

    row = plan_of_one(ALMA | due, points=[MOBILE], attempts=talked)

    assert row["reason"] is None


def test_three_talks_are_enough_also_for_a_reminder():
    promised = ALMA | {"promise_on": TODAY, "reminder_agreed": True}
    talked = tried(3, result="conversation")

    row = plan_of_one(promised, points=[MOBILE], attempts=talked)

    assert row["reason"] == "cn.connected_calls"


def test_only_the_packs_of_the_policy_are_asked():
    law_alone = replace(Policy.default(), packs=("cn",))

    row = plan_of_one(ALMA | {"stop": "dispute"}, points=[MOBILE], policy=law_alone)

    assert row["reason"] is None


def test_a_rule_of_the_hour_has_the_last_word():
    night = replace(Policy.default().morning, from_minutes=0, until_minutes=60)
    at_night = replace(Policy.default(), morning=night)

    row = plan_of_alma(policy=at_night)

    assert row["reason"] == "cn.hours"
    assert (row["point"], row["slot_minutes"], row["seat"]) == (None, None, None)
