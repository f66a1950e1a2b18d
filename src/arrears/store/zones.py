"""In which time zones the persons of the book live."""

from arrears.store.models import Person


def zones() -> tuple[str, ...]:
    """
    Return every zone that some person has, in order; "" where one is unknown.

    From one to the next by the index: a question for each, whatever the book's size.
    """
    found: list[str] = []
    rows = Person.objects.order_by("zone").values_list("zone", flat=True)
    zone = rows.first()
    while zone is not None:
        found.append(zone)
        zone = rows.filter(zone__gt=zone).first()
    return tuple(found)
