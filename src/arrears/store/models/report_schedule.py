"""Reports that are written by themselves, and each writing with its fingerprint."""

from django.db import models
from django.db.models import Q


class ReportSchedule(models.Model):
    """A report that is due whenever a day, a week or a month of its kind is over."""

    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    lender = models.CharField(max_length=40, blank=True)  # its key; empty: of all
    lang = models.CharField(max_length=2)
    suffixes = models.CharField(max_length=60)  # ".pdf,.xlsx"
    folder = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(ended_at=None), name="schedule_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReportFile(models.Model):
    """One file as it was written: of which days, and the fingerprint of its bytes."""

    schedule = models.ForeignKey(
        ReportSchedule, models.PROTECT, related_name="files", db_index=False
    )
    since = models.DateField()
    until = models.DateField()
    path = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    known_on = models.DateField(null=True)  # as known at the end of this day
    figures = models.CharField(max_length=64, db_default="")  # fingerprint of these
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "since", "path"], name="report_file_once"
            )
        ]

    def __str__(self) -> str:
        return self.path
