"""Attempts: every contact, also the reserved one whose outcome is not yet told."""

from django.db import models
from django.db.models import Q

from arrears.domain.contact.outcome import Result
from arrears.store.scope import Scoped


class Attempt(models.Model):
    """
    One contact, or one event that was written down with its code (DAT-33).

    A call begins as `reserved`, together with the guard's answer; its outcome
    settles it. One that nobody told of expires: it stays `reserved`, and so counts as
    the most it may have been, but holds its collector up no longer. `result` is empty
    for events that are no contact.
    """

    case = models.ForeignKey(
        "store.Case", models.PROTECT, related_name="attempts", db_index=False
    )
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="attempts", db_index=False
    )
    point = models.ForeignKey(
        "store.Point", models.PROTECT, null=True, related_name="attempts"
    )
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)
    initiator = models.CharField(max_length=12, default="collector")
    result = models.CharField(
        max_length=16, blank=True, choices=[(str(r), str(r)) for r in Result]
    )
    code = models.CharField(max_length=8, blank=True)  # EVT-01…30; empty: reserved
    by = models.CharField(max_length=150)
    note = models.TextField(blank=True)
    expired_at = models.DateTimeField(null=True)  # reserved, and never told of in time
    objects = Scoped["Attempt"]()

    class Meta:
        indexes = [
            models.Index(fields=["person", "at"], name="attempt_person_at"),
            models.Index(fields=["case", "at"], name="attempt_case_at"),
            models.Index(fields=["at"], name="attempt_at"),  # the floor's day
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["by"],
                condition=Q(result="reserved", expired_at=None),
                name="attempt_one_open_call",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code or self.result} {self.at:%Y-%m-%d %H:%M}"
