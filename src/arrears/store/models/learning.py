"""What somebody reads and writes down while learning: reading notes, problems met."""

from django.db import models


class TrainerReading(models.Model):
    """Something to read that a trainer put on the list (TRN-05); withdrawn, never erased."""

    title = models.CharField(max_length=120)
    where = models.CharField(max_length=300)  # an address, or who wrote it and where
    by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class ReadingMark(models.Model):
    """One learner's own note and tick at one thing to read; nobody else sees the note."""

    by = models.CharField(max_length=150)
    item = models.CharField(max_length=100)  # lesson/…, law/pack.rule, own/number
    note = models.TextField(default="", blank=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["by", "item"], name="a_reading_is_marked_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.by} {self.item}"


class Problem(models.Model):
    """
    A problem met and the answer found (TRN-06), masked before it is kept.

    The writer sees it at once, everybody after a trainer's release.
    """

    problem = models.CharField(max_length=500)
    answer = models.CharField(max_length=2000, default="", blank=True)
    card = models.CharField(max_length=12, default="", blank=True)
    by = models.CharField(max_length=150, db_index=True)
    met_at = models.DateTimeField()
    released_by = models.CharField(max_length=150, default="", blank=True)
    released_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.problem[:40]
