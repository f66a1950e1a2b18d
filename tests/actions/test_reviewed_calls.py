"""Wording hits are counted of the calls that compliance scored, by their notes."""

from datetime import timedelta

import pytest

from arrears.actions.count_days import count_days
from arrears.questions.insight import insight
from arrears.store.models import Attempt, Sample, SampleScore, WordingMark
from tests.web.book import NOW, TODAY

from .test_count_days import kept_now, recomputed, talked

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)
PRESSED = "告诉他再不还就去他单位找他领导，让全公司都知道他欠钱。"


def scored(case, note, *, back=2):
    call = talked(case, at=NOW - back * DAY)
    Attempt.objects.filter(pk=call.pk).update(note=note)
    source = f"call:{call.pk}"
    lot = Sample.objects.create(
        seed="1", since=TODAY, until=TODAY, drawn=[source], out_of=1, at=NOW, by="pia"
    )
    SampleScore.objects.create(sample=lot, source=source, score=2, at=NOW, by="pia")
    return source


def told(key):
    count_days(by="cli", now=NOW)
    assert kept_now() == recomputed()
    found = insight(key, since=TODAY - 20 * DAY, until=TODAY, now=NOW)
    return found.together[0].row.estimate, [words.en for words in found.said]


def test_a_scored_call_counts_with_the_hits_of_its_note(book):
    scored(book.alma, PRESSED)
    scored(book.boris, "约好周五还款，语气平和。", back=3)

    hits, _ = told("wording_hits")
    pressure, _ = told("pressure")

    assert hits.whole == pressure.whole == 2
    assert hits.part >= pressure.part >= 1


def test_a_hit_marked_as_a_false_alarm_is_none_from_then_on(book):
    source = scored(book.alma, PRESSED)
    before, _ = told("wording_hits")
    for label in [f"DET-{n:02}" for n in range(1, 37)]:
        WordingMark.objects.create(
            source=source, label=label, false_alarm=True, at=NOW, by="pia"
        )

    after, _ = told("wording_hits")

    assert before.part > after.part == 0
    assert after.whole == 1


def test_a_call_that_nobody_scored_is_not_counted_and_no_figure_is_made_up(book):
    call = talked(book.alma, at=NOW - DAY)
    Attempt.objects.filter(pk=call.pk).update(note=PRESSED)

    hits, said = told("wording_hits")

    assert hits.value is None
    assert any("nothing to divide by" in each for each in said)


def test_what_the_desk_has_no_rows_of_says_so(book):
    _, said = told("interruptions")

    assert any("keeps no rows of this kind" in each for each in said)
