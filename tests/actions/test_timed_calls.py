"""Talk share is counted of the calls whose timer ran, as call mode left them."""

from datetime import timedelta

import pytest

from arrears.actions.count_days import count_days
from arrears.questions.insight import insight
from arrears.questions.insight_cases import insight_cases
from arrears.store.models import CallSheet, Staff, TallyCorrection
from tests.web import book as books
from tests.web.book import NOW, TODAY

from .test_count_days import kept_now, recomputed, talked

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)
DAYS = {"since": TODAY - 20 * DAY, "until": TODAY, "now": NOW}


def timed(case, *, spoke, heard, back=2, by="carla"):
    call = talked(case, at=NOW - back * DAY, by=by)
    return CallSheet.objects.create(
        attempt=call, spoke_seconds=spoke, heard_seconds=heard
    )


def told(**asked):
    count_days(by="cli", now=NOW)
    assert kept_now() == recomputed()
    return insight("talk_share", **DAYS, **asked)


def test_the_share_is_of_all_seconds_of_the_calls_whose_timer_ran(book):
    timed(book.alma, spoke=40, heard=80)
    timed(book.boris, spoke=60, heard=20, back=3)
    timed(book.cleo, spoke=0, heard=0)
    talked(book.dina, at=NOW - DAY)

    estimate = told().together[0].row.estimate

    assert (estimate.part, estimate.whole) == (100, 200)


def test_it_is_told_by_collector_and_by_team(book):
    for who, number in (("carla", "S-01"), ("li", "S-02")):
        one = books.staff(who, "collector", name=who, number=number)
        Staff.objects.filter(pk=one.staff.pk).update(team="North")
    timed(book.alma, spoke=40, heard=80)
    timed(book.boris, spoke=60, heard=20, by="li")

    of_each = {e.group: e.row.estimate.part for e in told(by="collector").lines}
    of_teams = {e.group: e.row.estimate.part for e in told(by="team").lines}

    assert of_each == {"carla": 40, "li": 60}
    assert of_teams == {"North": 100}


@pytest.mark.parametrize("sheets", [0, 1])
def test_where_no_timer_ran_words_say_so_and_no_figure_is_made_up(book, sheets):
    talked(book.dina, at=NOW - DAY)
    for _ in range(sheets):
        timed(book.alma, spoke=0, heard=0)

    found = told()

    assert found.together[0].row.estimate.value is None
    assert any("No call of these days was timed" in each.en for each in found.said)


@pytest.mark.parametrize("told_late", [(41, 80), (40, 81), (0, 0)])
def test_seconds_that_change_later_are_counted_anew_and_noted(book, told_late):
    early = timed(book.alma, spoke=40, heard=80)
    timed(book.boris, spoke=40, heard=600)
    told()
    early.spoke_seconds, early.heard_seconds = told_late
    early.save()

    estimate = told().together[0].row.estimate

    assert estimate.part == 40 + told_late[0]
    assert estimate.whole == 640 + sum(told_late)
    assert TallyCorrection.objects.filter(measure="spoken_seconds").exists()


def test_a_figure_opens_to_the_cases_it_counts(book):
    timed(book.alma, spoke=40, heard=80)

    (case,) = insight_cases("spoken_seconds", **DAYS).rows

    assert (case.number, case.amount) == (book.alma.number, 120)
