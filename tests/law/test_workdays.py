"""Working days: holidays rest, make-up weekends work, unpublished years are said to be."""

from datetime import date

import pytest

from arrears.law.workdays import (
    COUNTRIES,
    DayKind,
    HouseDay,
    day_of,
    is_published,
    month_of,
)


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        ("Wed 2026-09-30", DayKind.WORKDAY),
        ("Thu 2026-10-01", DayKind.HOLIDAY),
        ("Wed 2026-10-07", DayKind.HOLIDAY),
        ("Thu 2026-10-08", DayKind.WORKDAY),
        ("Sat 2026-10-10", DayKind.MAKE_UP),
        ("Sun 2026-10-11", DayKind.WEEKEND),
        ("Sun 2026-09-20", DayKind.MAKE_UP),
    ],
)
def test_the_national_day_and_its_make_up_workdays(day, on, kind):
    assert day_of("CN", day(on)).kind is kind


def test_a_year_without_make_up_workdays_is_not_published():
    assert is_published("CN", 2026)
    assert not is_published("CN", 2027)
    assert is_published("DE", 2027)  # nothing is made up for there


def test_the_houses_own_make_up_workday_settles_the_year():
    works = {date(2027, 2, 14): HouseDay(True, "通知")}
    rests = {date(2027, 2, 5): HouseDay(False, "通知")}

    assert is_published("CN", 2027, works)
    assert not is_published("CN", 2027, rests)
    assert not is_published("CN", 2028, works)


def test_the_houses_own_word_is_last():
    house = {date(2026, 10, 1): HouseDay(True, "盘点")}

    found = day_of("CN", date(2026, 10, 1), house)

    assert found.works
    assert found.name.zh == "盘点"


def test_saturday_works_in_hong_kong_and_rests_in_germany():
    saturday = date(2026, 11, 28)

    assert day_of("HK", saturday).works
    assert not day_of("DE", saturday).works


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_a_holiday_in_january(country):
    """Those of a state or province are not kept: the house writes them down itself."""
    days = [date(2026, 1, 1), date(2026, 1, 26)]
    found = [day_of(country, on) for on in days if not day_of(country, on).works]

    assert found[0].name.zh
    assert found[0].name.en


def test_a_month_is_whole_weeks():
    weeks = month_of("CN", date(2026, 10, 1))

    assert {len(week) for week in weeks} == {7}
    assert weeks[0][0].on == date(2026, 9, 28)
