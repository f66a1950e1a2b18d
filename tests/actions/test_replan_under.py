"""A day goes by another policy from now on; placements and steering within the day."""

from datetime import timedelta

import pytest

from arrears.actions.plan_day import plan_day
from arrears.actions.replan import replan
from arrears.actions.replan_team import NoPlanYet, replan_all, replan_under
from arrears.actions.steer_case import Turn, steer_case, withdraw_steer
from arrears.planner.policy import Policy, policy
from arrears.store import plans
from arrears.store.models import JournalEntry, Placement, WorkItem
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
MORNING = NOW - timedelta(hours=7)
HOUSE = Policy.default().text


@pytest.fixture
def planned(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    book = books.built("zh", planned=False)
    plan_day(on=TODAY, by="sun", now=MORNING)
    return book


@pytest.fixture
def later():
    """Return the house's policy, whose afternoon begins an hour later."""
    text = HOUSE.replace(Policy.default().version, "house-late")
    return policy(text.replace('from: "14:30"', 'from: "15:30"'), file="late.yaml")


def called():
    rows = WorkItem.objects.filter(reason="").select_related("case")
    return {row.case.number: (row.round, row.slot_minutes) for row in rows}


def minutes_of(round_):
    return [minutes for name, minutes in called().values() if name == round_]


def test_the_rest_of_the_day_goes_by_the_new_policy_and_says_so(planned, later):
    before = called()
    assert min(minutes_of("afternoon")) < 930

    replan_under(later, by="sun", now=MORNING)

    after = called()
    assert after.keys() == before.keys()
    afternoon = minutes_of("afternoon")
    assert min(afternoon) >= 930
    assert len(set(afternoon)) == len(afternoon)
    assert plans.policy_of(TODAY) == "house-late"
    last = JournalEntry.objects.order_by("seq").last()
    assert (last.kind, last.body["before"]) == (
        "DayReplanned",
        Policy.default().version,
    )


def test_what_happens_later_keeps_to_it(planned, later):
    replan_under(later, by="sun", now=MORNING)
    before = called()

    assert replan(planned.alma.debtor_id, now=MORNING) == 0
    assert replan_all(now=MORNING) == 0

    assert called() == before


def test_a_plan_made_by_a_file_is_kept_to_that_file(planned, later):
    plan_day(on=TODAY, by="sun", now=MORNING, policy=later, again=True)

    assert replan_all(now=MORNING) == 0
    assert min(minutes_of("afternoon")) >= 930


def test_without_a_plan_there_is_none_to_change(db, later):
    with pytest.raises(NoPlanYet):
        replan_under(later, by="sun", now=MORNING)


@pytest.mark.parametrize("at_once", [False, True])
def test_a_placement_that_forbids_the_telephone_takes_its_calls_off(planned, at_once):
    debtor = planned.alma.debtor_id
    Placement.objects.update(channels="letter,sms")

    _move(debtor, at_once=at_once)

    assert WorkItem.objects.get(case=planned.alma).reason == "excluded"

    Placement.objects.update(channels="")
    _move(debtor, at_once=at_once)

    assert WorkItem.objects.get(case=planned.alma).reason == ""


@pytest.mark.parametrize("at_once", [False, True])
def test_who_is_left_out_within_the_day_goes_off_and_comes_back(planned, at_once):
    number, turn = planned.alma.number, Turn(TODAY, excluded=True)
    steer_case(number=number, turn=turn, ground="x", by="sun", now=MORNING)
    _move(planned.alma.debtor_id, at_once=at_once)
    assert WorkItem.objects.get(case=planned.alma).reason == "excluded"

    withdraw_steer(number=number, ground="y", by="sun", now=MORNING)
    _move(planned.alma.debtor_id, at_once=at_once)
    assert WorkItem.objects.get(case=planned.alma).reason == ""


def _move(debtor, *, at_once):
    return replan_all(now=MORNING) if at_once else replan(debtor, now=MORNING)
