"""The sums by one column are the tallies', so that boards may read either."""

import pytest
from django.db.models import Sum

from arrears.actions.count_days import count_days
from arrears.store.insight import kept
from arrears.store.models import SummedTally, Tally
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
KEYS = ("family", "on", "currency", "measure")


def summed(rows, name):
    keys = (name, *KEYS)
    told = rows.order_by(*keys).values_list(*keys).annotate(n=Sum("amount"))
    return [row for row in told if row[-1]]


@pytest.mark.parametrize("level", ["lender", "collector"])
def test_the_sums_are_those_of_the_tallies(book, level):
    count_days(by="cli", now=NOW)
    count_days(by="cli", now=NOW)

    kept_sums = SummedTally.objects.filter(level=level)
    assert summed(kept_sums, "name") == summed(Tally.objects, level)


def test_a_filter_nobody_keeps_is_named(book):
    with pytest.raises(kept.UnknownFilter, match="sex"):
        kept.sums(["dials"], since=TODAY, until=TODAY, only={"sex": "f"})
