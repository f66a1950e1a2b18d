"""`arrears replan`: today's lists brought in line from the command line."""

import pytest

from arrears.actions.plan_day import plan_day
from arrears.planner.policy import Policy
from arrears.store.models import PlanRun, Point, Staff, WorkItem
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


def test_the_day_goes_by_another_policy_for_everybody(
    arrears, planned, monkeypatch, tmp_path
):
    monkeypatch.setenv("ARREARS_CLOCK", NOW.isoformat())
    house, file = Policy.default(), tmp_path / "late.yaml"
    file.write_text(house.text.replace(house.version, "house-late"), "utf-8")

    refused = arrears("replan", "--policy", file, "--team", "north")
    assert refused.exit_code == 3

    shown = arrears("--lang", "en", "replan", "--policy", file).stdout
    assert "today goes by the policy house-late" in shown
    assert PlanRun.objects.get().policy == "house-late"


def test_a_policy_that_cannot_be_read_changes_nothing(arrears, planned, tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_text("version: 1", "utf-8")
    before = PlanRun.objects.get().policy

    assert arrears("replan", "--policy", file).exit_code == 3
    assert PlanRun.objects.get().policy == before


def test_it_says_where_the_calls_of_who_is_away_went(arrears, planned, monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", NOW.isoformat())
    books.staff("colin", "collector", name="科林", number="S-02")
    day = TODAY.isoformat()

    away = arrears("--lang", "en", "away", "carla", "--from", day, "--until", day)
    back = arrears("--lang", "en", "away", "carla", "--back")

    assert "Of today's calls:" in away.stdout
    assert " to colin" in away.stdout
    assert " to carla" in back.stdout
