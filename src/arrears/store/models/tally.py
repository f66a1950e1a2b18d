"""The days' tallies, kept so that nobody counts the whole book for one figure."""

from django.db import models

from arrears.store.scope import Scoped


class Tally(models.Model):
    """What one measure came to on one day in one group; 0 has no row."""

    family = models.CharField(max_length=12)
    on = models.DateField()
    lender = models.CharField(max_length=40)
    placement = models.CharField(max_length=40)
    collector = models.CharField(max_length=150)
    bucket = models.CharField(max_length=6)
    currency = models.CharField(max_length=3)
    measure = models.CharField(max_length=24)
    amount = models.BigIntegerField()
    objects = Scoped["Tally"]()

    class Meta:
        indexes = [
            models.Index(fields=["measure", "on"], name="tally_by_measure"),
            models.Index(fields=["family", "on"], name="tally_by_family"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.measure} {self.amount}"


class SummedTally(models.Model):
    """
    The tallies summed by one column, which most boards need no more than.

    `level` is lender or collector, `name` the one it is the sum of.
    """

    family = models.CharField(max_length=12)
    on = models.DateField()
    level = models.CharField(max_length=10)
    name = models.CharField(max_length=150)
    currency = models.CharField(max_length=3)
    measure = models.CharField(max_length=24)
    amount = models.BigIntegerField()
    objects = Scoped["SummedTally"]()

    class Meta:
        indexes = [
            models.Index(fields=["level", "measure", "on"], name="summed_by_measure"),
            models.Index(fields=["level", "name", "measure"], name="summed_by_name"),
            models.Index(fields=["family", "on"], name="summed_by_family"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.measure} {self.amount}"


class TallyDay(models.Model):
    """A day that was counted; `mark` changes where its rows have."""

    family = models.CharField(max_length=12)
    on = models.DateField()
    mark = models.CharField(max_length=200)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["family", "on"], name="tally_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.on}"


class TallyCorrection(models.Model):
    """A figure of a day that was over, and read otherwise when it was counted again."""

    on = models.DateField(db_index=True)
    measure = models.CharField(max_length=24)
    currency = models.CharField(max_length=3)
    was = models.BigIntegerField()
    now = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.on} {self.measure} {self.was} {self.now}"
