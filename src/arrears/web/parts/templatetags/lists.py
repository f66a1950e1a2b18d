"""Tags of a long list: the ways to sort it, a column's head, and from what to what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import template
from django.http import QueryDict
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from arrears.actions.show_personal import REASONS
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.questions.pages import Cell, Page

from .said import day, moment, money, said

register = template.Library()
ARROWS = {"ascending": "↑", "descending": "↓"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to sort a list: its address, its words, whether it is the one shown."""

    href: str
    key: str
    way: str
    shown: bool


@register.simple_tag(takes_context=True)
def sorts(context: Context, found: Page[object], address: str) -> list[Way]:
    """Return every way to sort the list, which stands at `here` where a page says so."""
    keys = found.order.keys if found.order else ()
    return [
        Way(
            _sorted(context, address, sort),
            said(key.words),
            said(way),
            sort == found.sort,
        )
        for key in keys
        for sort, way in key.choices
    ]


@register.simple_tag
def reasons() -> Mapping[str, Words]:
    """Return why something masked may be taken along in full."""
    return REASONS


@register.simple_tag(takes_context=True)
def head(context: Context, found: Page[object], name: str, address: str) -> SafeString:
    """Return a column's head as the link that sorts by it, the other way when it does."""
    if found.order is None:
        return format_html("")
    key = found.order.key(name)
    up = found.sort == name
    towards = f"-{name}" if up else name
    now = "ascending" if up else "descending" if found.sort == f"-{name}" else ""
    arrow = (
        format_html(' <span aria-hidden="true">{}</span>', ARROWS[now]) if now else ""
    )
    href = _sorted(context, address, towards)
    return format_html('<a href="{}">{}{}</a>', href, said(key.words), arrow)


@register.simple_tag
def sorted_now(found: Page[object], name: str) -> str:
    """Return what `aria-sort` says of a column."""
    return {name: "ascending", f"-{name}": "descending"}.get(found.sort, "none")


@register.filter
def cell(value: Cell) -> str:
    """Return a value of any kind as people write it."""
    if isinstance(value, Amount):
        return money(value)
    if isinstance(value, Words):
        return said(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value, value)
    return "–" if value is None or value == "" else str(value)


def _sorted(context: Context, address: str, sort: str) -> str:
    told = QueryDict(address, mutable=True)
    told["sort"] = sort
    return f"{context.get('here', '')}?{told.urlencode()}"
