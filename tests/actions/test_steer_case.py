"""A supervisor steers a turn: stored, journalled, planned by, withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from arrears.actions.plan_day import plan_day
from arrears.actions.steer_case import (
    NothingSteered,
    NotSteered,
    PinnedAndLeftOut,
    SeatUnknown,
    SteerGroundMissing,
    SteerIsOver,
    Turn,
    WeightOutOfRange,
    steer_case,
    withdraw_steer,
)
from arrears.planner.policy import Policy
from arrears.questions.what_if import what_steering_costs
from arrears.store.models import JournalEntry, Placement, Steer, WorkItem
from tests.web import book as books
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def book(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    books.staff("li", "collector", name="李", number="S-02")
    return books.built("zh", planned=False)


@pytest.fixture
def steered(book, now):
    """Steer Alma's case as told."""

    def _steered(ground="lender asks", **told):
        turn = Turn(**({"until_on": TODAY} | told))
        steer_case(number=book.alma.number, turn=turn, ground=ground, by="sun", now=now)

    return _steered


def item(case):
    return WorkItem.objects.get(case=case)


@pytest.mark.parametrize("seat", ["carla", "li"])
def test_a_pinned_case_goes_to_its_seat(book, now, steered, seat):
    steered(pinned_to=seat)

    plan_day(on=TODAY, by="sun", now=now)

    assert item(book.alma).seat == seat


def test_a_case_left_out_has_that_reason(book, now, steered):
    steered(excluded=True)

    plan_day(on=TODAY, by="sun", now=now)

    assert item(book.alma).reason == "excluded"


def test_it_is_journalled_and_ends_with_its_last_day(book, now, steered):
    steered(excluded=True)

    plan_day(on=TODAY + timedelta(days=1), by="sun", now=now)

    assert item(book.alma).reason != "excluded"
    entry = JournalEntry.objects.filter(kind="TurnSteered").get()
    assert entry.subject == book.alma.number


def test_a_second_takes_the_place_of_the_first_and_both_stay_on_record(book, steered):
    steered(weight_percent=200)
    steered(weight_percent=50)

    assert Steer.objects.count() == 2
    assert Steer.objects.get(withdrawn_at=None).weight_percent == 50


def test_what_is_withdrawn_steers_no_more(book, now, steered):
    steered(excluded=True)
    withdraw_steer(number=book.alma.number, ground="", by="sun", now=now)

    plan_day(on=TODAY, by="sun", now=now)

    assert item(book.alma).reason != "excluded"
    with pytest.raises(NotSteered):
        withdraw_steer(number=book.alma.number, ground="", by="sun", now=now)


def test_the_plan_says_what_it_cost(book, now, steered):
    steered(excluded=True)

    found = what_steering_costs(on=TODAY, policy=Policy.default())

    assert found.before.called == found.after.called + 1
    assert found.after.aside["excluded"] == 1


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({}, NothingSteered),
        ({"pinned_to": "nobody"}, SeatUnknown),
        ({"pinned_to": "li", "excluded": True}, PinnedAndLeftOut),
        ({"weight_percent": -1}, WeightOutOfRange),
        ({"weight_percent": 1001}, WeightOutOfRange),
        ({"excluded": True, "until_on": TODAY - timedelta(days=1)}, SteerIsOver),
        ({"excluded": True, "ground": " "}, SteerGroundMissing),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(steered, told, refused):
    with pytest.raises(refused):
        steered(**told)

    assert not Steer.objects.exists()


def test_a_known_collector_keeps_the_case_where_the_policy_says_so(book, now):
    keeping = replace(Policy.default(), keep_collector=True)

    found = plan_day(on=TODAY, by="sun", now=now, policy=keeping)

    assert found.summary.called > 0


def test_what_the_placement_forbids_is_no_cost_of_steering(book, steered):
    Placement.objects.update(channels="letter")
    steered(excluded=True)

    found = what_steering_costs(on=TODAY, policy=Policy.default())

    assert found.before.called == found.after.called == 0
