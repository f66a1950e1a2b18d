"""Money, days and hours are written as people write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from arrears.domain.money.amount import Amount
from arrears.web.parts import figures

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount("CNY", 12_345_67), "¥12,345.67"),
        (Amount("CNY", 0), "¥0.00"),
        (Amount("CNY", -3_00), "−¥3.00"),
        (Amount("TWD", 8_000_00), "NT$8,000"),
        (Amount("TWD", 8_000_50), "NT$8,000.50"),
        (Amount("JPY", 8_000), "JPY 8,000"),
    ],
)
def test_money_stands_behind_its_sign(amount, written):
    assert figures.money(amount) == written


def test_a_day_names_its_weekday():
    assert figures.day(TUESDAY, lang="zh-hans") == "11月24日 周二"
    assert figures.day(TUESDAY, lang="en") == "Tue 24 Nov"


def test_the_year_is_written_only_where_it_is_another():
    last_year = date(2025, 12, 31)

    assert (
        figures.day(last_year, lang="zh-hans", today=TUESDAY) == "2025年12月31日 周三"
    )
    assert figures.day(last_year, lang="en", today=TUESDAY) == "Wed 31 Dec 2025"
    assert figures.day(TUESDAY, lang="en", today=TUESDAY) == "Tue 24 Nov"


def test_an_instant_is_told_by_the_clock_of_its_place():
    at = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)

    assert (
        figures.moment(at, lang="zh-hans", zone="Asia/Shanghai")
        == "11月25日 周三 00:30"
    )
    assert figures.moment(at, lang="en", zone="Asia/Kolkata") == "Tue 24 Nov 22:00"


@pytest.mark.parametrize(
    ("at", "written"), [(570, "09:30"), (0, "00:00"), (time(15, 5), "15:05")]
)
def test_an_hour_has_four_digits(at, written):
    assert figures.clock(at) == written


@pytest.mark.parametrize(
    "left", [timedelta(hours=1, minutes=5), -timedelta(hours=1, minutes=5)]
)
def test_time_left_and_time_past_are_both_counted_up(left):
    assert figures.ahead(left) == (1, 5)
