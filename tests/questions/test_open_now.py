"""Many cases asked of at once get the answer that each gets alone."""

from datetime import timedelta

import pytest

from arrears.questions.open_now import open_now
from arrears.questions.why_not import why_not
from arrears.store.models import Attempt, Consent, Stop
from tests.web import book as books

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers(db) -> list[str]:
    """A book with a talk of today, a wish for other hours, and an agreed late hour."""
    book = books.built("zh")
    book.run.delete()
    others = list(book.alma.placement.cases.order_by("number"))
    rung, narrow, late = others[-3:]
    Attempt.objects.create(
        case=rung,
        person=rung.debtor,
        point=rung.debtor.points.first(),
        at=books.NOW - timedelta(minutes=5),
        channel="phone",
        result="conversation",
        code="EVT-01",
        by=books.CARLA,
    )
    Stop.objects.create(
        person=narrow.debtor,
        kind="inconvenient_time",
        from_minutes=14 * 60,
        until_minutes=16 * 60,
        since=books.NOW - timedelta(days=2),
        by=books.CARLA,
    )
    Consent.objects.create(
        case=late,
        person=late.debtor,
        channel="phone",
        from_minutes=22 * 60,
        until_minutes=23 * 60,
        since=books.NOW - timedelta(days=1),
        by=books.CARLA,
        how="spoken",
        ground="said so",
    )
    return [case.number for case in others]


@pytest.mark.parametrize("hours", [-8, 0, 6.99, 7, 7.5, 9])
def test_each_case_is_told_what_it_is_told_alone(numbers, hours):
    at = books.NOW + timedelta(hours=hours)

    told = open_now(numbers, now=at)

    for number in numbers:
        alone = why_not(number, channel="phone", at=at)
        assert told[number].allowed == alone.allowed, number
        if not alone.allowed:
            times = [a.judgement.next_allowed_at for a in alone.answers]
            soonest = min((t for t in times if t), default=None)
            assert told[number].next_at == soonest, number


def test_nobody_asked_of_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert open_now([], now=books.NOW) == {}


def test_a_hundred_cases_take_no_more_looks_than_ten(
    numbers, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        open_now(numbers, now=books.NOW)
