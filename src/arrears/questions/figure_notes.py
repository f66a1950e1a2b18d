"""The dated notes beside the figures of some days, with who wrote and who withdrew them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from arrears.store.models import FigureNote

from .case_history import staff_names


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note; `withdrawn_by` is empty while it stands."""

    number: int
    on: date
    text: str
    author: str  # user name
    by: str
    withdrawn_by: str

    @property
    def stands(self) -> bool:
        """Say whether it was not withdrawn."""
        return not self.withdrawn_by


def figure_notes(
    keys: Sequence[str], *, since: date, until: date
) -> tuple[NoteLine, ...]:
    """Return the notes of these days beside any of these KPIs or beside all, by day."""
    rows = FigureNote.objects.filter(
        Q(kpi="") | Q(kpi__in=list(keys)), on__gte=since, on__lte=until
    ).order_by("on", "pk")
    names = staff_names()
    return tuple(
        NoteLine(
            number=row.pk,
            on=row.on,
            text=row.text,
            author=row.by,
            by=names.get(row.by, row.by),
            withdrawn_by=names.get(row.withdrawn_by, row.withdrawn_by),
        )
        for row in rows
    )
