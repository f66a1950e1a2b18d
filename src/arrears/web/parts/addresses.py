"""Addresses that a page has many of."""

from collections.abc import Callable
from urllib.parse import quote

from django.urls import reverse


def case_addresses() -> Callable[[str], str]:
    """Return what tells the address of a case by its number, for many after one look."""
    before = reverse("collector:case", args=["-"]).removesuffix("-/")
    return lambda number: f"{before}{quote(number, safe='')}/"
