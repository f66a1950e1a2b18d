"""What a lender has placed, on what terms, and how many of its cases are open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from arrears.store.models import Lender


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One placement and its terms."""

    key: str
    hand: int
    starts_on: date | None
    ends_on: date | None
    over: bool  # its last day is past
    open_cases: int
    cases: int


def placement_lines(lender: Lender, *, on: date) -> tuple[PlacementLine, ...]:
    """Return the placements of a lender, the latest first, as of a day."""
    rows = lender.placements.annotate(
        all_cases=Count("cases"),
        open_cases=Count("cases", filter=Q(cases__closed_on=None)),
    )
    return tuple(
        PlacementLine(
            key=row.key,
            hand=row.hand,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            over=row.ends_on is not None and row.ends_on < on,
            open_cases=row.open_cases,
            cases=row.all_cases,
        )
        for row in rows.order_by("-starts_on", "key")
    )
