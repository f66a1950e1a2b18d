"""Where debts come from: lenders, their placements, the files they sent."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped


class Lender(models.Model):
    """Who is owed: a bank, a loan company, a merchant (ROLE-08)."""

    key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    policy = models.TextField(
        blank=True, db_default=""
    )  # of offers, in YAML; empty: the house's
    letterhead = models.TextField(blank=True, db_default="")  # for scripts, in YAML
    objects = Scoped["Lender"]()

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """A lender's handing-over of cases for a time (DAT-65); hand 1 is the first."""

    lender = models.ForeignKey(Lender, models.PROTECT, related_name="placements")
    key = models.CharField(max_length=40)
    hand = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)  # the recall day: the last of the placement
    commission_basis_points = models.PositiveIntegerField(null=True)
    channels = models.CharField(max_length=80, blank=True, db_default="")  # none: all
    objects = Scoped["Placement"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lender", "key"], name="placement_key")
        ]

    def __str__(self) -> str:
        return f"{self.lender.key}/{self.key}"


class Import(models.Model):
    """One file that came in; the same bytes and profile come in only once."""

    sha256 = models.CharField(max_length=64)
    profile_sha256 = models.CharField(max_length=64)
    purpose = models.CharField(max_length=10)  # book | recall | payments
    file = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    received = models.IntegerField()
    accepted = models.IntegerField()
    set_aside = models.IntegerField()
    reasons = models.JSONField(default=dict)  # reason code -> rows
    owed_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    lender = models.ForeignKey(Lender, models.PROTECT, null=True)  # of payments
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Import"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "profile_sha256", "purpose"],
                condition=Q(undone_at=None),
                name="import_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file} ({self.accepted}/{self.received})"
