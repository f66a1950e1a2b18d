"""The days that the house settled for itself, as the law's calendar takes them."""

from arrears.law.workdays import House, HouseDay

from .models import HouseDay as Row


def house_days(country: str) -> House:
    """Return the house's own days in a country's calendar."""
    rows = Row.objects.filter(country=country).order_by("on")
    return {row.on: HouseDay(row.works, row.name) for row in rows}
