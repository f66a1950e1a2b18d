"""A figure of the floor's board that leads to the cases behind it."""

from urllib.parse import quote

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def figure(
    address: str, what: str, seat: str, number: int, title: str = ""
) -> SafeString:
    """Return a link to the cases of `seat`; one tag, for a board has hundreds of them."""
    told = format_html(' title="{}"', title) if title else ""
    return format_html(
        '<a href="{}?what={}&amp;seat={}"{}>{}</a>',
        address,
        what,
        quote(seat),
        told,
        number,
    )
