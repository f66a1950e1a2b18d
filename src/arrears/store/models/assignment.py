"""Whose a case is, and what was changed of many cases at once."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped

from .case import Case


class BulkAct(models.Model):
    """
    One change of many cases: first tried, then done, undone, or decided on by another.

    A row without `asked_at` and `done_at` is a preview and nothing more.
    """

    change = models.JSONField()  # domain.case.assigning.Change, as plain values
    told = models.CharField(max_length=400, blank=True)  # how the cases were chosen
    ground = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)  # large: another pair of eyes
    approved_by = models.CharField(max_length=150, blank=True)
    declined_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_because = models.CharField(max_length=400, blank=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["BulkAct"]()

    class Meta:
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=Q(asked_at__isnull=False, decided_at=None),
                name="bulk_waiting",
            ),
            models.Index(
                fields=["done_at"],
                condition=Q(done_at__isnull=False),
                name="bulk_done",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=models.F("by")),
                name="bulk_four_eyes",
            )
        ]

    def __str__(self) -> str:
        return f"bulk {self.pk}"


class BulkLine(models.Model):
    """One case of it: what it was, what it becomes and why, or why it is refused."""

    bulk = models.ForeignKey(BulkAct, models.CASCADE, related_name="lines")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+", db_index=False)
    before_seat = models.CharField(max_length=150, blank=True)
    before_team = models.CharField(max_length=40, blank=True)
    work_seat = models.CharField(max_length=150, blank=True)  # of today's call
    after_seat = models.CharField(max_length=150, blank=True)
    after_team = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    rule = models.CharField(  # standing: the version and the name of whose word it is
        max_length=240, blank=True, default="", db_default=""
    )
    refused = models.CharField(max_length=20, blank=True)
    done = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)
    objects = Scoped["BulkLine"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bulk", "case"], name="bulk_line_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.bulk_id} {self.case_id}"


class Assignment(models.Model):
    """A case is somebody's, or a team's; the current one has no `ended_at`."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments")
    seat = models.CharField(max_length=150, blank=True)
    team = models.CharField(max_length=40, blank=True)
    ground = models.CharField(max_length=400)
    reason = models.CharField(max_length=20, blank=True)  # by rule: why this seat
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    bulk = models.ForeignKey(
        BulkAct, models.PROTECT, null=True, related_name="assignments"
    )
    objects = Scoped["Assignment"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at=None),
                name="assignment_one_current",
            ),
            models.CheckConstraint(
                condition=~Q(seat="", team=""), name="assignment_to_somebody"
            ),
        ]
        indexes = [
            models.Index(
                fields=["seat", "case"],
                condition=Q(ended_at=None),
                name="assignment_of_seat",
            ),
            models.Index(
                fields=["team", "case"],
                condition=Q(ended_at=None),
                name="assignment_of_team",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.seat or self.team}"
