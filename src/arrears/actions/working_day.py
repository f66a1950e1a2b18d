"""No plan on a rest day, nor in a year whose calendar nobody knows, unless it is said so."""

from datetime import date

from arrears.domain.words import Refusal, Words
from arrears.law.workdays import COUNTRIES, House, day_of, is_published
from arrears.planner.policy import Policy
from arrears.store.house_days import house_days


class NotAWorkingDay(Refusal):
    """The day is not planned by itself."""


class RestDay(NotAWorkingDay):
    """The calendar rests on it, and the policy keeps to the calendar."""

    words = Words(
        "{on} 是休息日（{country.zh}日历：{name.zh}），没有排计划。策略“{policy}”规定休息日不联系。确要排：arrears plan --on {on} --any-day，或在页面上选“仍然排计划”；一直要排：策略里写 rest_days_called: true。",
        "{on} is a rest day ({country.en}: {name.en}) and is not planned. The policy “{policy}” calls nobody on rest days. To plan it all the same: arrears plan --on {on} --any-day, or “Plan it all the same” on the page; to plan them always: rest_days_called: true in the policy.",
    )


class CalendarNotPublished(NotAWorkingDay):
    """Nobody knows the year's make-up workdays yet."""

    words = Words(
        "{year} 年{country.zh}日历尚未公布（没有调休安排），{on} 没有排计划。管理员可在“日历”里录入调休日；确要排：arrears plan --on {on} --any-day。",
        "The {year} calendar of {country.en} is not published (no make-up workdays), so {on} is not planned. An administrator may enter them under Calendar; to plan all the same: arrears plan --on {on} --any-day.",
    )


def raise_unless_working_day(on: date, *, policy: Policy) -> None:
    """Refuse a day that the desk's calendar does not work on. Raises NotAWorkingDay."""
    if not policy.rest_days_called:
        raise_by(house_days(policy.calendar), on, policy=policy)


def raise_by(house: House, on: date, *, policy: Policy) -> None:
    """Refuse it by the calendar and the house's own days. Raises NotAWorkingDay."""
    country = COUNTRIES[policy.calendar]
    if on not in house and not is_published(policy.calendar, on.year, house):
        raise CalendarNotPublished(year=on.year, country=country, on=on)
    day = day_of(policy.calendar, on, house)
    if not day.works:
        raise RestDay(on=on, country=country, name=day.name, policy=policy.version)
