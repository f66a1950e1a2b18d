"""`arrears replan`: today's lists brought in line from the command line."""

import pytest

from arrears.actions.plan_day import plan_day
from arrears.store.models import Point, Staff, WorkItem
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def planned(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    Staff.objects.update(team="north")
    book = books.built("zh", planned=False)
    plan_day(on=TODAY, by="carla", now=NOW)
    return book


@pytest.mark.parametrize("more", [(), ("--team", "north")], ids=["all", "a team"])
def test_who_may_not_be_called_any_more_goes_off_the_lists(
    arrears, planned, monkeypatch, more
):
    monkeypatch.setenv("ARREARS_CLOCK", NOW.isoformat())
    Point.objects.filter(person=planned.alma.debtor).update(restriction="dead")

    shown = arrears("--lang", "en", "replan", *more).stdout

    assert "1 rows" in shown
    assert WorkItem.objects.get(case=planned.alma).reason
    assert "0 rows" in arrears("--lang", "en", "replan", *more).stdout


def test_another_team_s_lists_stay(arrears, planned, monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", NOW.isoformat())
    books.staff("colin", "collector", name="科林", number="S-02")
    Staff.objects.filter(staff_number="S-02").update(team="south")
    Point.objects.filter(person=planned.alma.debtor).update(restriction="dead")

    assert "0 rows" in arrears("--lang", "en", "replan", "--team", "south").stdout
    assert WorkItem.objects.get(case=planned.alma).reason == ""


def test_a_team_that_nobody_is_in_is_refused(arrears, planned, monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", NOW.isoformat())

    done = arrears("--lang", "en", "replan", "--team", "nowhere")

    assert done.exit_code == 3
    assert "Nobody is in a team “nowhere”. There is: north." in done.output
