"""The book that the actions work on, and what they leave in the journal."""

from datetime import datetime, timedelta

import pytest

from tests.web import book as books


@pytest.fixture
def book(db) -> books.Book:
    return books.built("zh")


@pytest.fixture
def now() -> datetime:
    """Tuesday, three in the afternoon at Alma's place."""
    return books.NOW


@pytest.fixture
def planned(db, now) -> books.Book:
    """Return the book with Carla at her seat and the day planned."""
    from arrears.actions.plan_day import plan_day

    books.staff("carla", "collector", name="卡拉", number="S-01")
    book = books.built("zh", planned=False)
    plan_day(on=books.TODAY, by="carla", now=now)
    return book


@pytest.fixture
def journal(db):
    """Return what has been journalled, by kind."""
    from arrears.store.models import JournalEntry

    rows = JournalEntry.objects.order_by("seq")
    return lambda: list(rows.values_list("kind", flat=True))


@pytest.fixture
def mobile():
    """Return the debtor's first number."""
    return lambda case: case.debtor.points.order_by("pk").first().pk


@pytest.fixture
def call(mobile, now):
    """Place a call to the debtor's first number, by Carla, at three."""
    from arrears.actions.place_call import place_call

    def _call(case, *, by=books.CARLA, after=0, alone=True):
        at, point = now + timedelta(minutes=after), mobile(case)
        return place_call(number=case.number, point=point, by=by, now=at, alone=alone)

    return _call
