"""Dated notes on figures: what people said of a day; withdrawn, never deleted."""

from django.db import models


class FigureNote(models.Model):
    """What somebody wrote beside the figures of a day; of one KPI, or of all."""

    kpi = models.CharField(max_length=40, blank=True)  # empty: beside every figure
    on = models.DateField(db_index=True)
    text = models.CharField(max_length=200)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.on} {self.text[:40]}"
