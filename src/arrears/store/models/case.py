"""Cases: one debtor in one placement; their stops and notes."""

from django.db import models
from django.db.models import Q

from arrears.domain.case.standing import StopKind
from arrears.store.scope import Scoped


class Case(models.Model):
    """One debtor × one placement. Stage and sums are derived, not kept."""

    number = models.CharField(max_length=12, unique=True)
    debtor = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="cases", db_index=False
    )
    placement = models.ForeignKey(
        "store.Placement", models.PROTECT, related_name="cases", db_index=False
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_as = models.CharField(max_length=12, blank=True)  # recalled | settled
    category = models.CharField(max_length=10, blank=True)  # CAT-01…04
    reason = models.CharField(max_length=10, blank=True)  # RSN-01…08
    can_pay_part = models.BooleanField(default=False)  # PRI-03, DAT-57
    lost_since = models.DateField(null=True)  # PRI-05, EVT-08
    objects = Scoped["Case"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["debtor", "placement"], name="case_once_per_placement"
            )
        ]
        indexes = [
            models.Index(
                fields=["closed_on", "number"],
                condition=Q(closed_on__isnull=False),
                name="case_closed",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Stop(models.Model):
    """
    What makes contact stand still, all of it or in part: ground, author, review, lifting.

    `channel` is how the word reached us; of an opt-out, the way of contact refused.
    Hours are minutes of the person's day; `until` before `from` runs past midnight.
    """

    person = models.ForeignKey("store.Person", models.CASCADE, related_name="stops")
    kind = models.CharField(max_length=20, choices=[(str(k), str(k)) for k in StopKind])
    channel = models.CharField(max_length=10, blank=True)
    from_minutes = models.IntegerField(null=True)
    until_minutes = models.IntegerField(null=True)
    weekdays = models.CharField(
        max_length=40, blank=True
    )  # "sat,sun"; empty: every day
    expires_on = models.DateField(null=True)  # the last day in force
    ground = models.CharField(max_length=400)
    since = models.DateTimeField()
    by = models.CharField(max_length=150)
    review_on = models.DateField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Stop"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "channel"],
                condition=Q(lifted_at=None) & ~Q(kind="inconvenient_time"),
                name="stop_once",
            )
        ]
        indexes = [models.Index(fields=["since"], name="stop_since")]

    def __str__(self) -> str:
        return self.kind


class Note(models.Model):
    """A remark on the case, in the collector's words (DAT-32)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    text = models.TextField()
    objects = Scoped["Note"]()

    class Meta:
        indexes = [models.Index(fields=["at"], name="note_at")]

    def __str__(self) -> str:
        return self.text[:40]
