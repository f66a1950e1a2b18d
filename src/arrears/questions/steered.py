"""Which cases supervisors steer at present, how, and why."""

from dataclasses import dataclass
from datetime import date

from arrears.store.models import Staff, Steer


@dataclass(frozen=True, slots=True)
class SteeredLine:
    """One case that is steered; its last day included."""

    number: str
    name: str
    pinned_to: str
    excluded: bool
    weight_percent: int
    ground: str
    until_on: date
    by: str


def steered(*, on: date) -> tuple[SteeredLine, ...]:
    """Return the cases steered on day `on`, by number."""
    rows = Steer.objects.filter(withdrawn_at=None, until_on__gte=on)
    return tuple(
        SteeredLine(
            number=row.case.number,
            name=row.case.debtor.name,
            pinned_to=row.pinned_to,
            excluded=row.excluded,
            weight_percent=row.weight_percent,
            ground=row.ground,
            until_on=row.until_on,
            by=row.by,
        )
        for row in rows.select_related("case__debtor").order_by("case__number")
    )


def calling_seats() -> list[str]:
    """Return the names of the seats that a case can be pinned to."""
    callers = Staff.objects.filter(role="collector", user__is_active=True)
    return sorted(callers.values_list("user__username", flat=True))
