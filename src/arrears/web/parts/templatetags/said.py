"""Filters that put words, money, days and hours into the page's language."""

from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from arrears.domain.money.amount import Amount
from arrears.domain.posts import POSTS
from arrears.domain.words import Words
from arrears.store.models import Staff
from arrears.web.parts import figures, tours

register = template.Library()

ZONES = {
    "Asia/Shanghai": Words("北京时间", "Beijing time"),
    "Asia/Urumqi": Words("乌鲁木齐时间", "Ürümqi time"),
    "Asia/Hong_Kong": Words("香港时间", "Hong Kong time"),
    "Asia/Macau": Words("澳门时间", "Macau time"),
    "Asia/Taipei": Words("台北时间", "Taipei time"),
}


def lang() -> str:
    """Return the language of the page that is being written."""
    return get_language() or settings.LANGUAGE_CODE


@register.filter
def said(words: Words | Enum | None) -> str:
    """Return the words in the page's language; a thing with words says its own."""
    if isinstance(words, Enum):
        words = words.words  # type: ignore[attr-defined]
    return words.to(lang()) if isinstance(words, Words) else ""


@register.simple_tag
def tour_of(staff: Staff) -> tuple[tours.Step, ...]:
    """Return the steps of the tour of this person's post."""
    return tours.TOURS.get(staff.role, ())


@register.filter
def post(role: str) -> str:
    """Return the name of a post: 催收员, Collector."""
    return said(POSTS.get(role))


@register.filter
def zone(name: str) -> str:
    """Return a time zone as people call it: 北京时间, Beijing time."""
    return said(ZONES[name]) if name in ZONES else name.replace("_", " ")


@register.filter
def money(amount: Amount | None) -> str:
    """Return ¥12,345.67; nothing where there is no amount."""
    return figures.money(amount) if amount is not None else ""


@register.filter
def day(on: date | None, today: date | None = None) -> str:
    """Return 11月24日 周二 or Tue 24 Nov; with the year where `today`'s differs."""
    return figures.day(on, lang=lang(), today=today) if on else ""


@register.filter
def clock(at: time | datetime | int | None) -> str:
    """Return 15:30 for a time, an instant (desk's zone) or minutes of the day."""
    if at is None:
        return ""
    return hour(at) if isinstance(at, datetime) else figures.clock(at)


@register.filter
def moment(at: datetime | None, zone: str = "") -> str:
    """Return 11月24日 周二 15:30, as the clocks of `zone` (or the desk) show it."""
    zone = zone or settings.TIME_ZONE
    return figures.moment(at, lang=lang(), zone=zone) if at else ""


@register.filter
def dated(at: datetime | None) -> str:
    """Return the moment with its year: what is on record is asked about years later."""
    zone = settings.TIME_ZONE
    return figures.moment(at, lang=lang(), zone=zone, today=date.min) if at else ""


@register.filter
def hour(at: datetime, zone: str = "") -> str:
    """Return 15:30, as the clocks of `zone` (or the desk) show the instant `at`."""
    return figures.clock(at.astimezone(ZoneInfo(zone or settings.TIME_ZONE)))


@register.filter
def local_day(at: datetime) -> date:
    """Return the desk's calendar day of the instant `at`."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


@register.filter
def to_its_hour(left: timedelta | None) -> str:
    """Return 2 h 5 min left, or how long the hour is past; desk.js counts on."""
    if left is None:
        return ""
    hours, minutes = figures.ahead(left)
    past = left < timedelta(0)
    if hours:
        long = _("{h} h {m} min past its hour") if past else _("{h} h {m} min left")
        return long.format(h=hours, m=minutes)
    short = _("{m} min past its hour") if past else _("{m} min left")
    return short.format(m=minutes)
