"""What chance did in a plan is stored with it, and read back."""

from dataclasses import replace

import pytest

from arrears.actions.plan_day import plan_day
from arrears.planner.policy import Policy
from arrears.planner.trial import Arm, Trial
from arrears.store import plans
from arrears.store.models import PlanRun, Staff
from tests.web import book as books
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TRIAL = Trial(
    (Arm("champion", "priority", 4_000), Arm("challenger", "increment", 3_000)),
    3_000,
    "2026",
)


@pytest.fixture
def unplanned(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    return books.built("zh", planned=False)


def test_arms_chances_and_the_seed_are_stored_and_read_back(unplanned, now):
    trying = replace(Policy.default(), trial=TRIAL)

    found = plan_day(on=TODAY, by="carla", now=now, policy=trying)

    assert PlanRun.objects.get().seed == "2026"
    read = plans.read(TODAY)
    assert read.select(found.plan.columns).equals(found.plan.to_native())
    assert set(read["arm"].drop_nulls()) <= {"champion", "challenger", "holdout"}
    again = plan_day(on=TODAY, by="carla", now=now, policy=trying)
    assert (again.digest, again.is_new) == (found.digest, False)


def test_a_plan_without_chance_tells_of_none(unplanned, now):
    plan_day(on=TODAY, by="carla", now=now)

    assert PlanRun.objects.get().seed == ""
    assert plans.read(TODAY).columns == list(plans.PLAN)


def test_who_is_away_gets_no_calls_that_day(unplanned, now):
    Staff.objects.update(absent_from=TODAY, absent_until=TODAY)

    found = plan_day(on=TODAY, by="carla", now=now)

    assert found.summary.called == 0
