"""Bad input: of days that are empty or half told, a sentence and never a wrong number."""

from datetime import date, timedelta

import pytest

from arrears.actions.count_days import count_days
from arrears.questions.insight import insight
from tests.web.book import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=4)
TODAY = NOW.date()


def told(key, *, since, until, now):
    found = insight(key, since=since, until=until, now=now)
    return found, " ".join(words.en for words in found.said)


def test_a_day_counted_while_it_was_under_way_says_so_once_it_is_over(book):
    count_days(by="cli", now=NOW)

    _, then = told("dials", since=TODAY, until=TODAY, now=NOW)
    _, since = told("dials", since=TODAY, until=TODAY, now=LATER)

    assert f"{TODAY} is not over" in then
    assert f"{TODAY} was counted while it was under way" in since


def test_a_day_counted_after_it_was_over_is_whole(book):
    count_days(by="cli", now=LATER)

    _, said = told("dials", since=TODAY, until=TODAY, now=LATER)

    assert "under way" not in said


def test_an_empty_period_has_no_figure_and_says_why(book):
    count_days(by="cli", now=NOW)
    day = date(2020, 1, 1)

    found, said = told("kept_rate", since=day, until=day, now=NOW)

    assert found.together[0].row.estimate.value is None
    assert "Nothing of this kind is on record" in said
    assert "nothing to divide by" in said
    assert "No target is set" in said
