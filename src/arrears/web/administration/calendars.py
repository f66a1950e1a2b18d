"""Calendars: a month of working and rest days, and the house's own word on a day."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from arrears.actions.set_calendar_day import (
    AS_PUBLISHED,
    RESTS,
    WORKS,
    CalendarRefused,
    set_calendar_day,
)
from arrears.domain.words import Words
from arrears.law.workdays import COUNTRIES, CalendarDay, DayKind, is_published, month_of
from arrears.questions.day_policy import plan_policy
from arrears.store.cases import desk_day
from arrears.store.house_days import house_days
from arrears.store.models import HouseDay
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

CHOICES = {
    WORKS: Words("上班", "The house works"),
    RESTS: Words("休息", "The house rests"),
    AS_PUBLISHED: Words("按公布日历", "As published"),
}
FIRST_YEAR, LAST_YEAR = 2000, 2100
WEEKDAYS = (
    Words("一", "Mon"),
    Words("二", "Tue"),
    Words("三", "Wed"),
    Words("四", "Thu"),
    Words("五", "Fri"),
    Words("六", "Sat"),
    Words("日", "Sun"),
)


class DayUnread(CalendarRefused):
    """A day that is none."""

    words = Words(
        "“{text}”不是日期，请写成 2026-11-24。",
        "“{text}” is no day. Write it as 2026-11-24.",
    )


@access.administering
def show(request: DeskRequest) -> HttpResponse:
    """Show a month of one country's calendar; settle a day of it."""
    if request.method != "POST":
        return _page(request)
    told, by, now = request.POST, request.user.get_username(), request.now

    def act() -> None:
        set_calendar_day(
            country=_country(request),
            on=_day(told.get("on", "")),
            choice=told.get("choice", ""),
            name=told.get("name", ""),
            by=by,
            now=now,
        )

    if lines := refused(request, act, _("The calendar has it.")):
        return _page(request, status=422, trouble=lines)
    asked = {"country": _country(request), "month": told.get("on", "")[:7]}
    return redirect(f"{reverse('administration:calendar')}?{urlencode(asked)}")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    country, first = _country(request), _month(request)
    house = house_days(country)
    policy = plan_policy(desk_day(request.now))
    weeks = month_of(country, first, house)
    page = {
        "country": country,
        "named": COUNTRIES[country],
        "countries": COUNTRIES,
        "first": first,
        "before": (first - timedelta(days=1)).strftime("%Y-%m"),
        "after": (first + timedelta(days=31)).strftime("%Y-%m"),
        "weeks": weeks,
        "named_days": _named(weeks, first),
        "weekdays": WEEKDAYS,
        "published": is_published(country, first.year, house),
        "own": HouseDay.objects.filter(country=country, on__year=first.year).order_by(
            "on"
        ),
        "choices": CHOICES,
        "policy": policy,
        "policy_calendar": COUNTRIES[policy.calendar],
        "typed": request.POST,
        "today": desk_day(request.now),
        **told,
    }
    return render(request, "administration/calendar.html", page, status=status)


def _named(weeks: Iterable[Iterable[CalendarDay]], first: date) -> list[CalendarDay]:
    """Return the days of the month that have a name of their own."""
    days = [each for week in weeks for each in week if each.on.month == first.month]
    plain = {DayKind.WORKDAY, DayKind.WEEKEND}
    return [each for each in days if each.kind not in plain]


def _country(request: DeskRequest) -> str:
    """Return the country asked for; the policy's where there is no such calendar."""
    asked = request.POST.get("country") or request.GET.get("country", "")
    return asked if asked in COUNTRIES else plan_policy(desk_day(request.now)).calendar


def _month(request: DeskRequest) -> date:
    """Return the first day of the month asked for; otherwise today's."""
    text = request.GET.get("month", "") or request.POST.get("on", "")[:7]
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = desk_day(request.now).replace(day=1)
    if FIRST_YEAR <= first.year <= LAST_YEAR:
        return first
    return desk_day(request.now).replace(day=1)


def _day(text: str) -> date:
    try:
        on = date.fromisoformat(text.strip())
    except ValueError:
        raise DayUnread(text=text[:20]) from None
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise DayUnread(text=text[:20])
    return on
