"""A rest day and an unpublished year are planned only where somebody says so."""

from dataclasses import replace
from datetime import date

import pytest

from arrears.actions.plan_day import plan_day
from arrears.actions.set_calendar_day import (
    CalendarRefused,
    set_calendar_day,
)
from arrears.actions.working_day import CalendarNotPublished, RestDay
from arrears.planner.policy import CalendarUnknown, Policy
from arrears.store.models import HouseDay, PlanRun
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HOLIDAY, MAKE_UP = date(2026, 10, 1), date(2026, 10, 10)
NEXT_YEAR = date(2027, 1, 5)


@pytest.fixture(autouse=True)
def book(db):
    return books.built("zh", planned=False)


def planned(on, **told):
    return plan_day(on=on, by="sandro", now=books.NOW, **told)


def settled(on, choice, name="通知", country="CN"):
    set_calendar_day(
        country=country, on=on, choice=choice, name=name, by="ada", now=books.NOW
    )


def test_a_rest_day_is_refused_and_says_how_to_plan_it_all_the_same():
    with pytest.raises(RestDay) as refused:
        planned(HOLIDAY)

    assert "国庆节" in refused.value.sentence.zh
    assert "--any-day" in refused.value.sentence.en
    assert not PlanRun.objects.exists()
    assert planned(HOLIDAY, any_day=True).is_new


def test_a_make_up_workday_is_a_day_like_others():
    assert planned(MAKE_UP).is_new


def test_a_year_that_is_not_published_is_never_planned_in_silence():
    with pytest.raises(CalendarNotPublished) as refused:
        planned(NEXT_YEAR)

    assert "2027" in refused.value.sentence.en
    assert planned(NEXT_YEAR, any_day=True).is_new


def test_a_policy_may_say_that_rest_days_are_called():
    policy = replace(Policy.default(), rest_days_called=True)

    assert planned(HOLIDAY, policy=policy).is_new


def test_another_countrys_calendar_may_be_kept():
    assert planned(HOLIDAY, policy=replace(Policy.default(), calendar="DE")).is_new
    with pytest.raises(CalendarUnknown):
        replace(Policy.default(), calendar="ZZ")


def test_the_houses_own_word_is_last_and_is_taken_back(journal):
    settled(HOLIDAY, "works")
    assert planned(HOLIDAY).is_new
    settled(HOLIDAY, "as_published")

    with pytest.raises(RestDay):
        planned(HOLIDAY)
    assert journal().count("CalendarDaySet") == 2


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"choice": "maybe"}, {"country": "ZZ"}]
)
def test_a_day_that_cannot_be_settled_is_refused(wrong, journal):
    with pytest.raises(CalendarRefused):
        settled(HOLIDAY, **({"choice": "works"} | wrong))

    assert not HouseDay.objects.exists()
    assert journal() == []
