"""A case's review or hand-over sheet as somebody opened it: who, when, nothing else."""

from django.db import models

from arrears.store.scope import Scoped


class ReviewReading(models.Model):
    """Somebody had the review before him; what of it he read nobody knows. No journal."""

    case = models.ForeignKey(
        "store.Case", models.CASCADE, related_name="review_readings", db_index=False
    )
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    objects = Scoped["ReviewReading"]()

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="review_reading_case_at")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.by}"
