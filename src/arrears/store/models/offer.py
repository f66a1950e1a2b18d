"""What was offered to a debtor, who decided on it, and what was agreed (QST-02)."""

from django.db import models
from django.db.models import Q

from arrears.domain.money.offer import OfferKind
from arrears.store.scope import Scoped

from .case import Case


class Offer(models.Model):
    """
    One way to settle, with its real last day; where it stands is derived.

    `waives` is minor units by head, `instalments` are [day, minor units].
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="offers")
    kind = models.CharField(
        max_length=16, choices=[(str(k), str(k)) for k in OfferKind]
    )
    currency = models.CharField(max_length=3)
    owed_minor = models.BigIntegerField()  # on the day it was made
    waives = models.JSONField(default=dict)
    instalments = models.JSONField()
    policy = models.CharField(max_length=40)
    needs = models.CharField(max_length=14)
    made_at = models.DateTimeField()
    made_on = models.DateField()
    expires_on = models.DateField()
    by = models.CharField(max_length=150)
    approved_by = models.CharField(max_length=150, blank=True)
    declined_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    ground = models.CharField(max_length=400, blank=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)  # the day the agreement was over
    ended_as = models.CharField(max_length=10, blank=True)  # kept | broken | cancelled
    objects = Scoped["Offer"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(accepted_at__isnull=False, ended_on=None),
                name="offer_one_agreement",
            ),
            models.CheckConstraint(
                condition=Q(approved_by="") | Q(declined_by=""),
                name="offer_one_decision",
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_on"],
                condition=Q(approved_by="", declined_by=""),
                name="offer_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_on}"
