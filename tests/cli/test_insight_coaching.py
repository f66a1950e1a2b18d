"""Friendly notes as somebody types for them."""

import json
from datetime import timedelta

import pytest

from arrears.store.models import Attempt, Payment, Promise, ReviewReading
from tests.web import book as books

pytestmark = pytest.mark.django_db
NOW, DAY, HOUR = books.NOW, timedelta(days=1), timedelta(hours=1)
SINCE = ("--from", "2026-08-01")


@pytest.fixture(autouse=True)
def at_three(monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", "2026-11-24T15:00:00+08:00")


@pytest.fixture
def skipped(db):
    """Break eighty promises: li looks at each before the call, wu at none."""
    book = books.built("zh")
    for each in (Payment, Promise, Attempt):
        each.objects.all().delete()
    for back in range(2, 82):
        broke(book.alma, call=NOW - back * DAY, by="wu" if back % 2 else "li")


def broke(case, *, call, by):
    Promise.objects.create(
        case=case,
        amount_minor=5_00,
        currency="CNY",
        made_at=call - 2 * DAY,
        due_on=call.date() - DAY,
        source="wages",
        by=by,
        superseded_at=call + HOUR,
    )
    if by == "li":
        ReviewReading.objects.create(case=case, by=by, at=call - HOUR)
    Attempt.objects.create(
        case=case,
        person=case.debtor,
        at=call,
        channel="phone",
        result="conversation",
        code="EVT-01",
        by=by,
    )


def test_who_skips_reviews_is_told_with_the_card_that_helps(arrears, skipped):
    told = json.loads(arrears("insight", "coaching", *SINCE, "--json").output)
    said = arrears("--lang", "en", "insight", "coaching", *SINCE).output

    (note,) = [each for each in told if each["card"] == "PROC-37"]
    assert note["collector"] == "wu"
    assert "断约后的下一通电话之前" in note["said"]["zh"]
    assert "Two minutes on why it broke" in " ".join(said.split())


def test_who_has_no_note_is_told_so(arrears, skipped):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    done = arrears("--lang", "en", "insight", "coaching", "--collector", "carla")

    assert "nothing differs by more than chance" in done.output
    assert done.exit_code == 0


def test_a_name_that_nobody_has_is_refused(arrears, skipped):
    done = arrears("--lang", "en", "insight", "coaching", "--collector", "nobody")

    assert "Nobody has the user name “nobody”" in done.output
    assert done.exit_code == 3
