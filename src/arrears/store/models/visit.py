"""The register of visits that were agreed with the one to be visited."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from arrears.domain.contact.agreed import AgreedBy
from arrears.domain.contact.visit import VisitEnd
from arrears.store.scope import Scoped


class Visit(models.Model):
    """One visit: booked; then cancelled, or made and told of."""

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="visits")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="visits", db_index=False
    )
    point = models.ForeignKey(
        "store.Point", models.PROTECT, null=True, related_name="visits"
    )
    place = models.CharField(max_length=254)
    at = models.DateTimeField()
    crew = models.CharField(max_length=400)  # user names, by commas
    how = models.CharField(max_length=10, choices=[(str(a), str(a)) for a in AgreedBy])
    ground = models.CharField(max_length=400)  # what was said, and where it is kept
    booked_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=150, blank=True)
    cancelled_because = models.CharField(max_length=400, blank=True)
    ended_as = models.CharField(
        max_length=10, blank=True, choices=[(str(e), str(e)) for e in VisitEnd]
    )
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=150, blank=True)
    report = models.TextField(blank=True)
    cards_shown = models.BooleanField(null=True)  # both showed who they are
    stayed_minutes = models.IntegerField(null=True)
    said = models.CharField(max_length=8, blank=True, db_default="")  # EVT-…
    objects = Scoped["Visit"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "at"],
                condition=Q(cancelled_at=None),
                name="visit_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.place[:20]}"

    def is_ahead(self, now: datetime) -> bool:
        """Say whether it is booked and its hour is yet to come."""
        return self.cancelled_at is None and not self.ended_as and self.at >= now
