"""Promises to pay; whether one held is derived from the payments."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped


class Promise(models.Model):
    """One promise (DAT-56). The case's current one has no `superseded_at`."""

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="promises")
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    made_at = models.DateTimeField()
    due_on = models.DateField()
    due_at = models.TimeField(null=True)
    source = models.CharField(max_length=120)  # where the money comes from
    reason = models.CharField(max_length=200, blank=True)  # why beyond two days
    reminder_agreed = models.BooleanField(default=False)
    by = models.CharField(max_length=150)
    superseded_at = models.DateTimeField(null=True)
    objects = Scoped["Promise"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(superseded_at=None),
                name="promise_one_current",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="promise_positive"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(superseded_at=None), name="promise_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.amount_minor} {self.currency} {self.due_on}"
