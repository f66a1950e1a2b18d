"""What a lender has placed, on what terms, and how many of its cases are open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from arrears.domain.contact.channel import Channel
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
    commission_basis_points: int | None
    channels: tuple[Channel, ...]  # none: all

    @property
    def commission_percent(self) -> str:
        """Return the commission in per cent; empty where none is told."""
        share = self.commission_basis_points
        return "" if share is None else f"{share // 100}.{share % 100:02}"


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
            commission_basis_points=row.commission_basis_points,
            channels=tuple(Channel(each) for each in row.channels.split(",") if each),
        )
        for row in rows.order_by("-starts_on", "key")
    )


@dataclass(frozen=True, slots=True)
class LenderLine:
    """One lender, and how much of its is open."""

    key: str
    name: str
    placements: int
    open_cases: int


def lender_lines(*, on: date) -> tuple[LenderLine, ...]:
    """Return every lender with its placements that are not over on a day."""
    running = Q(placements__ends_on=None) | Q(placements__ends_on__gte=on)
    rows = Lender.objects.annotate(
        running=Count("placements", filter=running, distinct=True),
        open_cases=Count(
            "placements__cases",
            filter=Q(placements__cases__closed_on=None),
            distinct=True,
        ),
    )
    return tuple(
        LenderLine(row.key, row.name, row.running, row.open_cases)
        for row in rows.order_by("name")
    )
