"""A figure of the floor's board that leads to the cases behind it."""

from urllib.parse import quote

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def figure(
    address: str, what: str, seat: str, number: int, title: str = ""
) -> SafeString:
    """
    Return a link to the cases of `seat`.

    A board has hundreds of them, so it is put together by hand: what is quoted, and a
    whole number, need no further escaping.
    """
    told = f' title="{escape(title)}"' if title else ""
    asked = f"{quote(address)}?what={quote(what)}&amp;seat={quote(seat)}"
    return mark_safe(f'<a href="{asked}"{told}>{number:d}</a>')  # noqa: S308
