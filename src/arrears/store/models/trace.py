"""Payments a debtor says were made, and the looking for them (OBJ-04, DAT-70)."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped

from .case import Case


class Trace(models.Model):
    """
    One claimed payment. It is no money before the payment itself is seen.

    `payment` is what it was found to be; ended without one, it was not found.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="traces")
    promise = models.ForeignKey(
        "store.Promise", models.PROTECT, null=True, related_name="traces"
    )
    account = models.CharField(max_length=64)  # as she said it
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    paid_on = models.DateField()
    way = models.CharField(max_length=60)
    evidence = models.CharField(max_length=400, blank=True)
    opened_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    payment = models.OneToOneField(
        "store.Payment", models.PROTECT, null=True, related_name="trace"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Trace"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="trace_positive"
            ),
            models.CheckConstraint(
                condition=Q(payment=None) | Q(ended_at__isnull=False),
                name="trace_found_is_over",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(ended_at=None), name="trace_open")
        ]

    def __str__(self) -> str:
        return f"{self.amount_minor} {self.currency} {self.paid_on}"
