"""A promise is judged once its day is over; a case takes only one it can take."""

from datetime import UTC, datetime

import pytest

from arrears.domain.case import promising
from arrears.domain.case.promising import Horizon, accept
from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise

MONDAY_TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
OWED = Amount("CNY", 100_00)


@pytest.fixture
def promise(day):
    def _promise(minor=50_00, due="Wed 2026-03-04", source="工资"):
        return Promise(Amount("CNY", minor), MONDAY_TEN, due_on=day(due), source=source)

    return _promise


@pytest.mark.covers("EVT-12", "EVT-13")
@pytest.mark.parametrize(
    ("received", "today", "state"),
    [
        (50_00, "Tue 2026-03-03", "kept"),
        (0, "Wed 2026-03-04", "open"),
        (1, "Wed 2026-03-04", "part_kept"),
        (49_99, "Wed 2026-03-04", "part_kept"),
        (49_99, "Thu 2026-03-05", "broken"),
        (50_00, "Thu 2026-03-05", "kept"),
    ],
)
def test_a_promise_is_judged_once_its_day_is_over(promise, day, received, today, state):
    assert promise().state(Amount("CNY", received), on=day(today)) == state


@pytest.mark.parametrize(
    ("replaced", "state"),
    [("Wed 2026-03-04", "replaced"), ("Thu 2026-03-05", "broken")],
)
def test_a_new_promise_in_time_replaces_and_one_too_late_does_not(
    promise, day, replaced, state
):
    nothing, friday = Amount("CNY", 0), day("Fri 2026-03-06")

    assert promise().state(nothing, on=friday, replaced_on=day(replaced)) == state


@pytest.fixture
def taken(day):
    def _taken(promise, reason=""):
        today = day("Mon 2026-03-02")
        return accept(promise, owed=OWED, today=today, reason=reason, horizon=Horizon())

    return _taken


@pytest.mark.covers("CAD-09", "CALC-08", "CTN-01")
@pytest.mark.parametrize(
    ("due", "reason", "refusal"),
    [
        ("Sun 2026-03-01", "", promising.PromiseInThePast),
        ("Mon 2026-03-02", "", None),
        ("Wed 2026-03-04", "", None),
        ("Thu 2026-03-05", "", promising.PromiseTooFar),
        ("Thu 2026-03-05", "  ", promising.PromiseTooFar),
        ("Thu 2026-03-05", "5号发工资", None),
        ("Sun 2026-05-03", "第二个发薪日", None),
        ("Mon 2026-05-04", "第二个发薪日", promising.PromiseBeyondPolicy),
    ],
)
def test_two_days_are_free_and_longer_needs_a_reason(
    promise, taken, due, reason, refusal
):
    made = promise(due=due)

    if refusal is None:
        assert taken(made, reason) == made
    else:
        with pytest.raises(refusal):
            taken(made, reason)


@pytest.mark.covers("DAT-56", "IMP-16")
@pytest.mark.parametrize(
    ("minor", "source", "refusal"),
    [
        (0, "工资", promising.NothingPromised),
        (1, "工资", None),
        (100_00, "工资", None),
        (100_01, "工资", promising.PromiseAboveDebt),
        (50_00, "  ", promising.SourceMissing),
    ],
)
def test_a_promise_names_a_sum_within_the_debt_and_where_it_comes_from(
    promise, taken, minor, source, refusal
):
    made = promise(minor=minor, source=source)

    if refusal is None:
        assert taken(made) == made
    else:
        with pytest.raises(refusal):
            taken(made)


def test_a_refusal_speaks_both_languages_and_names_the_figures(promise, taken):
    with pytest.raises(promising.PromiseAboveDebt) as refused:
        taken(promise(minor=500_00))

    assert "500.00 CNY 超过了欠款 100.00 CNY" in refused.value.sentence.zh
    assert "more than what is owed, 100.00 CNY" in refused.value.sentence.en
