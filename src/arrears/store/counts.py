"""How many rows there are of several kinds, in one question."""

from django.db.models import Count, QuerySet, Value
from django.db.models.base import Model


def counts(**rows: QuerySet[Model]) -> dict[str, int]:
    """Return how many rows there are of each kind, by its name."""
    first, *others = (
        each.order_by()
        .annotate(counted_as=Value(kind))
        .values("counted_as")
        .annotate(counted=Count("*"))
        .values_list("counted_as", "counted")
        for kind, each in rows.items()
    )
    return dict.fromkeys(rows, 0) | dict(first.union(*others, all=True))
