"""Each step of the plan says in figures what it made of the case."""

from dataclasses import replace

import pytest

from arrears.actions.plan_day import plan_day
from arrears.planner.policy import WORTHS, Policy
from arrears.questions.why_planned import why_planned
from arrears.store import sql
from arrears.store.models import Point
from tests.web import book as books
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def book(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    return books.built("zh", planned=False)


def told(case, **more):
    return {each.step: each.words.en for each in why_planned(case, on=TODAY, **more)}


def test_a_called_case_is_told_from_stage_to_seat(book, now):
    plan_day(on=TODAY, by="carla", now=now)

    steps = told(book.alma.number)

    assert list(steps) == ["stage", "law", "today", "worth", "place"]
    assert "days past due" in steps["stage"]
    assert "no rule keeps" in steps["law"]
    assert "seat carla" in steps["place"]


@pytest.mark.covers("CALC-11", "CAD-12")
def test_of_several_numbers_each_is_told_with_its_record(book):
    points = Point.objects.filter(person=book.alma.debtor)
    points.filter(kind="work").update(permitted_until=TODAY)

    told_of = told(book.alma.number)["number"]

    assert "0001: 1 of 2 dials answered in two weeks, taken as 24%" in told_of
    assert "0101: 0 of 0 dials answered in two weeks, taken as 10%" in told_of


def test_the_evening_is_told_where_somebody_is_there(book):
    there = replace(Policy.default().evening, seats=("carla",))
    by = replace(Policy.default(), evening=there)

    assert "evenings must be 25% better" in told(book.alma.number, policy=by)["evening"]


def test_a_case_left_out_says_by_which_rule(book, now):
    plan_day(on=TODAY, by="carla", now=now)

    assert "dispute" in told(book.boris.number)["law"].lower()


def test_without_a_plan_the_place_says_so(book):
    assert "no plan yet" in told(book.alma.number)["place"]


def test_a_case_that_is_not_there_has_no_steps(book):
    assert told("A-999999") == {}


@pytest.mark.parametrize("worth", WORTHS)
def test_worth_is_told_by_the_measure_of_the_policy(book, worth):
    by = replace(Policy.default(), worth=worth)

    assert told(book.alma.number, policy=by)["worth"].startswith("Worth (")


def test_only_rows_of_the_debtor_are_read(book, now, monkeypatch):
    plan_day(on=TODAY, by="carla", now=now)
    read = []
    frame = sql.frame

    def counted(text, schema, **values):
        found = frame(text, schema, **values)
        read.append(len(found))
        return found

    monkeypatch.setattr(sql, "frame", counted)

    assert "seat carla" in told(book.alma.number)["place"]

    assert max(read) <= 2
    assert len(read) >= 8
