"""What is kept to learn from goes when its time is up."""

from datetime import timedelta

import pytest

from arrears.actions.follow_up import follow_up
from arrears.actions.keep_call import Brought, keep_call
from arrears.store.models import LibraryCall, WorkshopCase
from tests.web.book import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings):
    settings.ARREARS_LIBRARY_DAYS = 30
    keep_call(Brought("甲", "催收员：您好", "good"), by="tina", now=NOW)
    WorkshopCase.objects.create(title="乙", kept={"case": {}}, by="tina", picked_at=NOW)


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_after_the_days_of_the_site_both_are_erased(kept, days, left, journal):
    done = follow_up(now=NOW + timedelta(days=days))

    assert LibraryCall.objects.count() == WorkshopCase.objects.count() == left
    assert done.removed == 2 * (1 - left)
    assert ("LibraryCallRemoved" in journal()) is (left == 0)


def test_with_no_days_set_they_stay_for_good(kept, settings):
    settings.ARREARS_LIBRARY_DAYS = 0

    assert follow_up(now=NOW + timedelta(days=9999)).removed == 0
    assert LibraryCall.objects.exists()
