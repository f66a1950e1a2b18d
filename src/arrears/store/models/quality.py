"""What compliance reads again: samples of calls and notes, and hits of the wording check."""

from django.db import models

from arrears.store.scope import Scoped


class WordingMark(models.Model):
    """What somebody said of one hit; the newest mark of a hit counts. Append only."""

    source = models.CharField(max_length=30)  # note:12, call:7
    label = models.CharField(max_length=10)
    false_alarm = models.BooleanField()
    why = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        indexes = [models.Index(fields=["source"], name="wording_mark_source")]

    def __str__(self) -> str:
        return f"{self.label} {self.source}"


class Sample(models.Model):
    """A sample drawn at random; the same seed and days draw the same again."""

    seed = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField()
    drawn = models.JSONField()  # ["call:7", "note:12"], in the order they were drawn
    out_of = models.IntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    objects = Scoped["Sample"]()

    def __str__(self) -> str:
        return f"{self.since} {self.until} {self.seed}"


class SampleScore(models.Model):
    """One call or note of a sample, read and scored."""

    sample = models.ForeignKey(Sample, models.CASCADE, related_name="scores")
    source = models.CharField(max_length=30)
    score = models.PositiveSmallIntegerField()  # 1 to 5
    note = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    objects = Scoped["SampleScore"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sample", "source"], name="sample_scored_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.score}"
