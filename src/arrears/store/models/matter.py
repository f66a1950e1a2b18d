"""Matters: complaints, disputes and requests about data, each with its deadline."""

from datetime import date

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped

from .case import Case


class Matter(models.Model):
    """One thing that somebody is owed an answer to; `received_on` is day nought."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=20)  # law.deadlines
    channel = models.CharField(max_length=10, blank=True)
    told = models.TextField()
    received_on = models.DateField()
    due_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    drawn_out_because = models.CharField(max_length=400, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Matter"]()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(answered_at=None), name="matter_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.received_on}"

    def is_late(self, on: date) -> bool:
        """Say whether its last day is over and nobody answered."""
        return self.answered_at is None and on > self.due_on
